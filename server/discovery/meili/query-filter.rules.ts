import type { SearchQuery } from '../discovery.contract.ts'
import type { Word } from '../words.contract.ts'
import { is, isOneOf, NOBODY } from './filter.rules.ts'
import { carerFilter, offerFilter, placeFilter } from './keys.rules.ts'
import { wordFilter } from './word-filter.rules.ts'

/** A query with its words as they were understood, and those who are free in its window. */
export type Wish = {
  readonly query: SearchQuery
  readonly words: readonly Word[]
  readonly among: readonly string[] | undefined
}

/** Who fits: every one of these filters has to hold. Whatever is measured from a place looks at sites, one by one. */
export function filtersOf({ query, words, among }: Wish): string[] {
  return [
    is('stands', query.near ? 'spot' : 'whole'),
    ...words.map(wordFilter),
    ...placeFilter(query),
    ...withinFilter(query),
    ...(query.kind ? [is('kind', query.kind)] : []),
    ...(query.category ? [is('categories', query.category)] : []),
    ...offerFilter(query),
    ...carerFilter(query),
    ...onlyNames.filter((name) => query[name]).map((name) => is('only', name)),
    ...(query.rating === undefined ? [] : [meanFilter(query.rating)]),
    ...(query.grade ? [is('grades', query.grade)] : []),
    ...(among ? [among.length > 0 ? isOneOf('provider', among) : NOBODY] : []),
  ]
}

const onlyNames = ['bookable', 'inclusive', 'voucher', 'ltci'] as const
const meanFilter = (stars: number) => `mean >= ${stars}`

export const withinFilter = ({ near, within }: SearchQuery): string[] =>
  near && within !== undefined ? [`_geoRadius(${near.lat}, ${near.lng}, ${within})`] : []
