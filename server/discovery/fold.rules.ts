import { simplifiedCharacters, traditionalCharacters } from './traditional-characters.ts'

const simplified = new Map([...traditionalCharacters].map((letter, at) => [letter, simplifiedCharacters[at] ?? letter]))

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

/**
 * The same words cut smaller, for a query that found nothing: 浦东新区助餐 has to be 浦东 新区 助餐 to be found. Single
 * characters join their neighbour. Null when there is nothing to cut.
 */
export function cutSmaller(terms: readonly string[]): string[] | null {
  const pieces = terms.flatMap((term) => joined([...words.segment(term)].map(({ segment }) => segment)))
  const cut = [...new Set(pieces)].filter((piece) => [...piece].length > 1).slice(0, MOST_TERMS)
  return cut.length > terms.length ? cut : null
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })

function joined(segments: readonly string[]): string[] {
  const pieces: string[] = []
  let single = ''
  for (const segment of segments) {
    if ([...segment].length === 1) single += segment
    else {
      pieces.push(single, segment)
      single = ''
    }
  }
  return [...pieces, single].filter((piece) => piece !== '')
}
