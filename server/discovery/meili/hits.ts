import type { SearchQuery } from '../discovery.contract.ts'
import { nearness } from '../ranking.rules.ts'
import { priceField } from './document.rules.ts'

/** What order is made of, beside how well the words fit. */
export type Hit = {
  readonly provider: string
  readonly standing: number
  readonly quality: number
  readonly nameLength: number
  readonly _geo: { readonly lat: number; readonly lng: number } | null
}
export const HIT_FIELDS = ['provider', 'standing', 'quality', 'nameLength', '_geo']

const geo = ({ lat, lng }: { lat: number; lng: number }) => `_geoPoint(${lat}, ${lng}):asc`

/** The order the engine can keep by itself; the one by relevance around a place it can't, see `blended`. */
export function sortOf({ sort, near, category, unit }: SearchQuery, worded: boolean): string[] {
  const rest = ['standing:desc', 'quality:desc', ...(worded ? ['nameLength:asc'] : []), 'provider:asc']
  if (sort === 'distance' && near) return [geo(near), ...rest]
  if (sort === 'rating')
    return ['rating:desc', 'standing:desc', ...(near ? [geo(near)] : []), ...rest.slice(1)]
  if (sort === 'price') return [`from.${priceField(category, unit)}:asc`, ...rest]
  return rest
}

export const isBlended = ({ sort, near }: SearchQuery): boolean =>
  near !== undefined && (sort === 'relevance' || sort === undefined)

type Ranked = Hit & { readonly blend: number }

/**
 * Near a place, equally fitting hits stand by the sum of how good and how near they are. The engine sorts by one or the other:
 * both lists are read from the top until nobody further down could still come before the first `needed`.
 */
export async function blended(
  needed: number,
  near: { lat: number; lng: number },
  read: (sort: string[], limit: number) => Promise<readonly Hit[]>,
): Promise<Hit[]> {
  for (let limit = needed + MARGIN; ; limit *= 4) {
    const [nearest, finest] = await Promise.all([
      read(['standing:desc', geo(near), 'provider:asc'], limit),
      read(['standing:desc', 'quality:desc', 'provider:asc'], limit),
    ])
    const known = new Map([...nearest, ...finest].map((hit) => [hit.provider, rankedFrom(hit, near)]))
    const order = [...known.values()].sort(byBlend)
    const open = nearest.length < limit ? null : bestUnseen(nearest.at(-1), finest.at(-1), near)
    const settled = open === null ? order.length : order.filter((hit) => !mayFollow(hit, open)).length
    if (settled >= Math.min(needed, order.length) || limit > MOST_READ) return order.slice(0, needed)
  }
}

const MARGIN = 60
const MOST_READ = 20_000
const MOST_QUALITY = 6

function rankedFrom(hit: Hit, near: { lat: number; lng: number }): Ranked {
  const metres = hit._geo ? metresBetween(hit._geo, near) : Number.NaN
  return { ...hit, blend: hit.quality + nearness(metres) }
}

const byBlend = (a: Ranked, b: Ranked) =>
  b.standing - a.standing ||
  b.blend - a.blend ||
  a.nameLength - b.nameLength ||
  (a.provider < b.provider ? -1 : 1)

type Best = { readonly standing: number; readonly blend: number }

/** The best that somebody can be who is in neither list. */
function bestUnseen(
  nearest: Hit | undefined,
  finest: Hit | undefined,
  near: { lat: number; lng: number },
): Best | null {
  if (!nearest || !finest) return null
  const nearer = nearest._geo ? nearness(metresBetween(nearest._geo, near)) : 0
  const standing = Math.min(nearest.standing, finest.standing)
  return {
    standing,
    blend:
      (finest.standing > standing ? MOST_QUALITY : finest.quality) +
      (nearest.standing > standing ? nearness(0) : nearer),
  }
}

/** Whether somebody unseen may still come before this one. */
const mayFollow = (hit: Ranked, open: Best) =>
  hit.standing < open.standing || (hit.standing === open.standing && hit.blend <= open.blend)

/** The engine takes distances that differ by less than a metre for equal. */
export function byMetres(hits: readonly Hit[], near: { lat: number; lng: number }): Hit[] {
  const metres = new Map(
    hits.map((hit) => [hit, hit._geo ? metresBetween(hit._geo, near) : Number.POSITIVE_INFINITY] as const),
  )
  const of = (hit: Hit) => metres.get(hit) ?? 0
  return [...hits].sort((a, b) => (of(a) === of(b) ? 0 : of(a) - of(b)))
}

const EARTH = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres on the globe (haversine, WGS-84). */
function metresBetween(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  const north = Math.sin(radians(b.lat - a.lat) / 2) ** 2
  const east = Math.sin(radians(b.lng - a.lng) / 2) ** 2
  const h = north + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * east
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)))
}
