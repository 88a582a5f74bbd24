import type { SearchQuery } from '../../server/discovery/discovery.contract.ts'
import { fold } from '../../server/discovery/fold.rules.ts'
import { searchTextFor } from '../../server/discovery/search-text.rules.ts'
import { bookabilityOf } from '../../server/providers/provider.rules.ts'
import { metresBetween } from '../../server/registry/metres-between.ts'
import { type Townsman, today } from './town.ts'

/** The rule itself, over plain facts. */
export function canBook({ state, offerings, caregiver }: Townsman): boolean {
  const { skills, hours, certificate, suspended, retired } = caregiver
  const credentials = certificate ? [{ kind: 'health_certificate', expiresOn: certificate, suspended }] : []
  const carer = { id: 'c', skills, hours: hours ? [1] : [], credentials }
  const live = offerings.filter((offering) => !offering.retired).map((offering) => ({ ...offering, id: 'o' }))
  return bookabilityOf({ state, offerings: live, caregivers: retired ? [] : [carer] }, today).bookable
}

type Without = 'kind' | 'place' | 'district'

/** Looks at everybody, one by one. */
export function fits(one: Townsman, query: SearchQuery, without?: Without): boolean {
  const live = one.offerings.filter(({ retired }) => !retired)
  const text = searchTextFor({ name: one.name, kinds: [one.kind], sites: one.sites, offerings: live })
  return (
    fold(query.q)
      .split(' ')
      .every((word) => text.includes(word)) &&
    (without === 'kind' || !query.kind || one.kind === query.kind) &&
    (!query.category || live.some(({ category }) => category === query.category)) &&
    (!query.bookable || canBook(one)) &&
    (!query.inclusive || one.inclusive) &&
    sitesOf(one, query, without).length > 0
  )
}

/** Their sites that are where the query says. */
export const sitesOf = (
  { sites }: Townsman,
  { city, district, near, within }: SearchQuery,
  without?: Without,
) =>
  sites.filter(
    (site) =>
      (!near || within === undefined || metresToSite(site, near) <= within) &&
      (without === 'place' || !city || site.city === city) &&
      (without === 'place' || without === 'district' || !district || site.district === district),
  )

type Point = { lat: number; lng: number }

export const metresTo = ({ sites }: Townsman, near: Point): number =>
  Math.min(...sites.map((site) => metresToSite(site, near)))

const metresToSite = ({ lat, lng }: Townsman['sites'][number], near: Point) =>
  lat === null || lng === null ? Number.POSITIVE_INFINITY : metresBetween({ lat, lng }, near)

/** How many providers have each value of what `valuesOf` gives. */
export function tally(
  town: Iterable<Townsman>,
  valuesOf: (one: Townsman) => readonly string[],
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of town) {
    for (const value of new Set(valuesOf(one))) if (value !== '') counts[value] = (counts[value] ?? 0) + 1
  }
  return counts
}
