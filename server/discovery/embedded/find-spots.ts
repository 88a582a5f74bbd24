import type { Spots } from '../search-facts.contract.ts'
import { BOOKABLE, type Listings, SITED } from './listings.ts'
import type { Question } from './question.ts'

/** Where these slots are; of several sites the nearest, or first, of those that fit. */
export function findSpots(
  { columns, ids, several }: Listings,
  slots: Uint32Array,
  { areas, within, distanceTo }: Pick<Question, 'areas' | 'within' | 'distanceTo'>,
): Spots {
  const found = { ids: [] as string[], lats: [] as number[], lngs: [] as number[], bookable: [] as number[] }

  function nearest(slot: number): { lat: number; lng: number } | null {
    let [best, least] = [null as { lat: number; lng: number } | null, Number.POSITIVE_INFINITY]
    for (const site of several.get(slot) ?? []) {
      if (Number.isNaN(site.lat) || Number.isNaN(site.lng) || !areas.fits(site.area)) continue
      const metres = distanceTo ? distanceTo(site.lat, site.lng) : 0
      if (metres < least && (within === undefined || metres <= within)) [best, least] = [site, metres]
    }
    return best
  }

  for (const slot of slots) {
    const flags = columns.flags[slot] ?? 0
    const single = { lat: columns.lat[slot] ?? Number.NaN, lng: columns.lng[slot] ?? Number.NaN }
    const at = (flags & SITED) === 0 ? single : nearest(slot)
    if (!at || Number.isNaN(at.lat) || Number.isNaN(at.lng)) continue
    found.ids.push(ids[slot] ?? '')
    found.lats.push(at.lat)
    found.lngs.push(at.lng)
    found.bookable.push((flags & BOOKABLE) === 0 ? 0 : 1)
  }
  return { total: slots.length, ...found }
}
