import type { SearchQuery } from '../discovery.contract.ts'
import { allOf, is, isOneOf } from './filter.rules.ts'
import { withinFilter } from './query-filter.rules.ts'

/** One of the sites of a provider that has several, nearest first where it was looked for. */
export type Spot = {
  readonly id: string
  readonly provider: string
} & Readonly<Record<'provinces' | 'cities' | 'districts' | 'streets', readonly string[]>>

export const SINGLE = allOf([is('stands', 'whole'), is('stands', 'spot')])
export const ONE_OF_SEVERAL = `(${is('stands', 'spot')} AND NOT ${is('stands', 'whole')})`

/** The most sites of providers with several that are looked at one by one. */
export const MOST_SPOTS = 2_000

/** Which sites of providers with several are near enough, whatever else is asked for. */
export const crowdQuery = (query: SearchQuery) => ({
  filter: [ONE_OF_SEVERAL, ...withinFilter(query)],
  sort: query.near ? [`_geoPoint(${query.near.lat}, ${query.near.lng}):asc`] : [],
  limit: MOST_SPOTS,
  attributesToRetrieve: ['id', 'provider', 'provinces', 'cities', 'districts', 'streets'],
})

/** Leaves to each provider its nearest site of those that are where `query` says, so that nobody is found twice. */
export function nobodyTwice(crowd: readonly Spot[], query: SearchQuery): string[] {
  const seen = new Set<string>()
  const others: string[] = []
  for (const spot of crowd) {
    if (!isThere(spot, query)) continue
    if (seen.has(spot.provider)) others.push(spot.id)
    seen.add(spot.provider)
  }
  return others.length > 0 ? [`NOT ${isOneOf('id', others)}`] : []
}

/** A site has one path at most of each length; a part that it does not have is missing at the end. */
function isThere(spot: Spot, { province, city, district, street }: SearchQuery): boolean {
  const longest = spot.streets[0] ?? spot.districts[0] ?? spot.cities[0] ?? spot.provinces[0] ?? ''
  const parts = longest.split('/')
  return [province, city, district, street].every((wanted, at) => !wanted || parts[at] === wanted)
}
