type SignInHint = {
  readonly name: string
  readonly phone: string
  readonly who: { readonly 'zh-CN': string }
  readonly startPath: string
}

/** What a person needs to know once the site is up: where it is, and in the demo whom to sign in as. */
export function announcement(url: string, people: readonly SignInHint[]): string {
  const lines = ['', `  颐幼 Yiyou  ${url}`]
  if (people.length > 0) {
    lines.push('', `  Sign in at ${url}/sign-in with one of these numbers; the page shows the code.`)
    for (const { name, phone, who, startPath } of people) {
      lines.push(`    ${phone}  ${padded(name, 8)} ${padded(startPath, 12)} ${who['zh-CN']}`)
    }
  }
  return [...lines, '', '  Ctrl-C stops everything.', '', ''].join('\n')
}

/** A Chinese character takes two columns of a terminal. */
function padded(text: string, columns: number): string {
  const width = [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(0, columns - width))
}
