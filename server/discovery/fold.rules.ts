import { simplifiedCharacters, traditionalCharacters } from './traditional-characters.rules.ts'

const simplified = new Map(
  [...traditionalCharacters].map((letter, at) => [letter, simplifiedCharacters[at] ?? letter]),
)

/** Text as it is compared: NFKC, simplified, lower case, without invisible characters, spaces collapsed. */
export function fold(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()]
    .map((letter) => simplified.get(letter) ?? letter)
    .join('')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

const MOST_TERMS = 8

/** The words of a query; each has to be found. */
export function termsOf(query: string): string[] {
  const terms = fold(query)
    .split(/[\s,、;。·|]+/u)
    .filter((term) => term !== '')
  return [...new Set(terms)].slice(0, MOST_TERMS)
}
