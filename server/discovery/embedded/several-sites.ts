import type { SitedAt } from './listings.ts'

type DistanceTo = ((lat: number, lng: number) => number) | undefined

/** The nearest of several sites, and the areas of those that are near enough. Without a distance all are. */
export function sitesWithin(
  sites: readonly SitedAt[],
  distanceTo: DistanceTo,
  within: number | undefined,
): { metres: number; areas: readonly number[] } {
  let metres = Number.NaN
  const areas: number[] = []
  for (const site of sites) {
    const away = distanceTo ? distanceTo(site.lat, site.lng) : Number.NaN
    if (!(metres <= away) && !Number.isNaN(away)) metres = away
    if (within === undefined || away <= within) areas.push(site.area)
  }
  return { metres, areas }
}
