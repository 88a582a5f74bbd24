/** A person of the demo world: how to sign in as them, and where to go then. */
export type DemoPerson = { name: string; role: string; phone: string; path: string }

/** What a person needs to know once the site is up. */
export function announcement(url: string, people: readonly DemoPerson[]): string {
  const lines = ['', `  颐幼 Yiyou  ${url}`]
  if (people.length > 0) {
    lines.push('', '  Sign in with one of these numbers; the code is shown on the page.')
    for (const { name, role, phone, path } of people) {
      lines.push(`    ${phone}  ${padded(`${name} ${role}`, 28)} ${url}${path}`)
    }
  }
  return [...lines, '', '  Ctrl-C stops everything.', ''].join('\n')
}

/** A Chinese character takes two columns of a terminal. */
function padded(text: string, columns: number): string {
  const width = [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(0, columns - width))
}
