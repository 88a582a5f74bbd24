const year = 60 * 60 * 24 * 365

/** The Set-Cookie of a choice of display. Not a secret, kept for a year, sent to our own pages only. */
export function preferenceCookie(name: 'locale' | 'mode' | 'zone', value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${year}; SameSite=Lax`
}

/** A path of our own to go back to; anything that could lead to another site becomes the home page. */
export function safePath(to: FormDataEntryValue | string | null): string {
  if (typeof to !== 'string' || !to.startsWith('/')) return '/'
  const base = 'http://own.invalid'
  if (!URL.canParse(to, base)) return '/'
  const url = new URL(to, base)
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : '/'
}
