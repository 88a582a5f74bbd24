import { fold } from './fold.rules.ts'
import { categoryWords, kindWords } from './vocabulary.rules.ts'

const MOST_PIECES = 8

/**
 * The words of a query cut smaller, for one that found nothing as it was typed: 浦东新区助餐 becomes 助餐 浦东 新区. First
 * our own words are taken out, then the language's; what is left as a single character is dropped. Words of other scripts
 * stay whole. Null when there is nothing to cut.
 */
export function cutSmaller(terms: readonly string[]): string[] | null {
  const pieces = terms.flatMap((term) => {
    if (!/\p{Script=Han}/u.test(term)) return [term]
    const own = term.match(ownWords) ?? []
    return [...own, ...term.split(ownWords).flatMap(segmentsOf)]
  })
  const cut = [...new Set(pieces)].filter((piece) => [...piece].length > 1).slice(0, MOST_PIECES)
  return cut.length > 0 && cut.join(' ') !== terms.join(' ') ? cut : null
}

const ownWords = longestFirst([...Object.values(kindWords), ...Object.values(categoryWords)])

function longestFirst(lists: readonly string[]): RegExp {
  const words = [...new Set(lists.flatMap((list) => fold(list).split(' ')))]
  return new RegExp(words.sort((a, b) => b.length - a.length).join('|'), 'gu')
}

const language = new Intl.Segmenter('zh', { granularity: 'word' })
const segmentsOf = (text: string) => [...language.segment(text)].map(({ segment }) => segment)
