/** Whether one letter more, less, other, or two neighbours swapped make one word of the other. */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  const restsAre = (i: number, j: number) => a.slice(at + i) === b.slice(at + j)
  if (restsAre(1, 1) || restsAre(1, 0) || restsAre(0, 1)) return true
  return a[at] === b[at + 1] && a[at + 1] === b[at] && restsAre(2, 2)
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz'

/** All words one edit away from this one. */
export function editsOf(word: string): string[] {
  const found = new Set<string>()
  for (let at = 0; at <= word.length; at += 1) {
    const [before, rest] = [word.slice(0, at), word.slice(at)]
    if (rest) found.add(before + rest.slice(1))
    if (rest.length > 1) found.add(before + rest[1] + rest[0] + rest.slice(2))
    for (const letter of alphabet) {
      found.add(before + letter + rest)
      if (rest) found.add(before + letter + rest.slice(1))
    }
  }
  found.delete(word)
  return [...found]
}
