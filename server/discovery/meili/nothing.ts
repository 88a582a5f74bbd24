import type { ConditionName, SearchQuery } from '../discovery.contract.ts'
import type { SearchFound } from '../search-port.ts'
import { type Answer, type Ask, createQuestions, type FilterOf } from './ask.ts'
import type { Wish } from './query-filter.rules.ts'

/** Each condition that is set, and what to leave out to be without it. */
const conditions: readonly [ConditionName, (query: SearchQuery) => boolean, Partial<SearchQuery>][] = [
  [
    'place',
    (q) => Boolean(q.province || q.city || q.district || q.street),
    { province: '', city: '', district: '', street: '' },
  ],
  ['within', (q) => q.near !== undefined && q.within !== undefined, { within: undefined }],
  ['kind', (q) => q.kind !== undefined, { kind: undefined }],
  ['category', (q) => q.category !== undefined, { category: undefined }],
  ['unit', (q) => q.unit !== undefined, { unit: undefined }],
  [
    'price',
    (q) => q.priceFrom !== undefined || q.priceTo !== undefined,
    { priceFrom: undefined, priceTo: undefined },
  ],
  ['ability', (q) => q.ability !== undefined, { ability: undefined }],
  ['age', (q) => q.age !== undefined, { age: undefined }],
  ['bookable', (q) => q.bookable, { bookable: false }],
  ['inclusive', (q) => q.inclusive, { inclusive: false }],
  ['voucher', (q) => q.voucher, { voucher: false }],
  ['ltci', (q) => q.ltci, { ltci: false }],
  ['rating', (q) => q.rating !== undefined, { rating: undefined }],
  ['grade', (q) => q.grade !== undefined, { grade: undefined }],
  ['gender', (q) => q.gender !== undefined, { gender: undefined }],
  ['language', (q) => q.language !== undefined, { language: undefined }],
  ['credential', (q) => q.credential !== undefined, { credential: undefined }],
  ['level', (q) => q.level !== undefined, { level: undefined }],
]

type Nothing = Pick<SearchFound, 'without' | 'withoutWord' | 'withoutWords'>

/** How many there would be without each condition and each word. */
export async function reasonsForNothing(ask: Ask, wish: Wish, filter: FilterOf): Promise<Nothing> {
  const asked = createQuestions()
  const count = (of: Wish) => asked.count(filter(of))
  const { query, words, among } = wish
  const single = [
    ...conditions.flatMap(([name, isSet, changes]) =>
      isSet(query) ? [[name, count({ ...wish, query: { ...query, ...changes } })] as const] : [],
    ),
    ...(among ? [['day' as const, count({ ...wish, among: undefined })] as const] : []),
  ]
  const word = words.map((_, at) => count({ ...wish, words: words.filter((_, other) => other !== at) }))
  const none = count({ ...wish, words: [] })
  await asked.ask(ask)
  const total = (answer: () => Answer) => answer().totalHits ?? 0
  return {
    without: Object.fromEntries(single.map(([name, answer]) => [name, total(answer)])),
    withoutWord: word.map(total),
    withoutWords: total(none),
  }
}
