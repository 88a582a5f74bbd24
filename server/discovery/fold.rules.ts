import { simplifiedCharacters, traditionalCharacters } from './traditional-characters.rules.ts'

const listed = new Map(
  [...traditionalCharacters].map((letter, at) => [letter, simplifiedCharacters[at] ?? letter]),
)
/** Some are simplified in two steps (薴, 苧, 苎): folding twice has to be folding once. */
const simplified = new Map([...listed].map(([letter, simple]) => [letter, listed.get(simple) ?? simple]))

/** Text as it is compared: NFKC, simplified, lower case, without invisible characters, spaces collapsed. */
export function fold(text: string): string {
  return FOLDED.test(text) ? text : foldLetters(text)
}

/** Nothing to do: small Latin letters, digits and Han letters of today with single spaces between. Most texts are. */
const FOLDED = new RegExp(`^(?:[a-z0-9]|(?![${traditionalCharacters}])[\\u4e00-\\u9fff]|(?<!^) (?! |$))*$`)

function foldLetters(text: string): string {
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
