/** One node of schema.org; what is undefined stays out. */
export type Thing = { '@type': string; [property: string]: unknown }

const UNSAFE: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/**
 * The text of a script of linked data. Names come from registries and from people: nothing in them may end the script or
 * begin another element, so what could is written as an escape that JSON reads back.
 */
export function jsonLdText(things: readonly Thing[]): string {
  const text = JSON.stringify({ '@context': 'https://schema.org', '@graph': things })
  return text.replace(/[<>&\u2028\u2029]/g, (sign) => UNSAFE[sign] ?? '')
}

/** The way to a page, as its breadcrumbs show it; the last is the page itself. */
export function breadcrumbs(steps: readonly { name: string; url: string }[]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, url }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: url,
    })),
  }
}
