import type { SearchQuery } from '../discovery.contract.ts'
import { nearness } from '../ranking.rules.ts'
import { geo, type Hit, metresTo } from './hits.ts'
import { priceIn } from './keys.rules.ts'

type Point = { readonly lat: number; readonly lng: number }
/** Higher is better; `lead` comes before all. */
type Ranked = Hit & { readonly lead: number; readonly blend: number }

const MARGIN = 60
const MOST_READ = 20_000
const MOST_QUALITY = 6

/**
 * Near a place, hits stand by the sum of how good and how near they are, after their standing, and after their rating where
 * that is asked for. The engine sorts by one or the other: both lists are read from the top until nobody further down could
 * still come before the first `needed`.
 */
export async function blended(
  needed: number,
  near: Point,
  read: (sort: string[], limit: number) => Promise<readonly Hit[]>,
  lead: 'rating' | null = null,
): Promise<Hit[]> {
  const first = [...(lead ? [`${lead}:desc`] : []), 'standing:desc']
  const rank = (hit: Hit): Ranked => ({
    ...{ ...hit, lead: lead ? hit[lead] : 0 },
    blend: hit.quality + nearness(metresTo(hit, near)),
  })
  for (let limit = needed + MARGIN; ; limit *= 4) {
    const [nearest, finest] = await Promise.all([
      read([...first, geo(near), 'provider:asc'], limit),
      read([...first, 'quality:desc', 'provider:asc'], limit),
    ])
    const known = new Map([...nearest, ...finest].map((hit) => [hit.provider, rank(hit)]))
    const order = [...known.values()].sort(byBlend)
    const [low, poor] = [nearest.at(-1), finest.at(-1)]
    if (nearest.length < limit || !low || !poor || limit > MOST_READ) return order.slice(0, needed)
    const open = bestUnseen(rank(low), rank(poor), near)
    if (
      order.filter((hit) => byClass(hit, open) < 0 || (byClass(hit, open) === 0 && hit.blend > open.blend))
        .length >= needed
    )
      return order.slice(0, needed)
  }
}

const byClass = (a: Pick<Ranked, 'lead' | 'standing'>, b: Pick<Ranked, 'lead' | 'standing'>) =>
  b.lead - a.lead || b.standing - a.standing

const byBlend = (a: Ranked, b: Ranked) =>
  byClass(a, b) || b.blend - a.blend || a.nameLength - b.nameLength || (a.provider < b.provider ? -1 : 1)

/** The best that somebody can be who is in neither list. */
function bestUnseen(
  nearest: Ranked,
  finest: Ranked,
  near: Point,
): Pick<Ranked, 'lead' | 'standing' | 'blend'> {
  const behind = byClass(nearest, finest)
  const { lead, standing } = behind > 0 ? nearest : finest
  const quality = behind > 0 ? MOST_QUALITY : finest.quality
  const near_ = behind < 0 ? nearness(0) : nearness(metresTo(nearest, near))
  return { lead, standing, blend: quality + near_ }
}

/** By the lowest price of an offering that fits, of at most `MOST_READ` hits. */
export async function cheapest(
  query: SearchQuery,
  read: (sort: string[], limit: number) => Promise<readonly Hit[]>,
): Promise<Hit[]> {
  const hits = await read(['standing:desc', 'quality:desc', 'provider:asc'], MOST_READ)
  const ranked = hits.map((hit) => {
    const nearness_ = query.near ? nearness(metresTo(hit, query.near)) : 0
    return { ...hit, lead: -priceIn(hit.offers ?? [], query), blend: hit.quality + nearness_ }
  })
  return ranked.sort((a, b) =>
    a.lead === b.lead ? byBlend({ ...a, lead: 0 }, { ...b, lead: 0 }) : byBlend(a, b),
  )
}

/** The engine takes distances that differ by less than a metre for equal. */
export function byMetres(hits: readonly Hit[], near: Point): Hit[] {
  const metres = new Map(hits.map((hit) => [hit, metresTo(hit, near)] as const))
  const of = (hit: Hit) => {
    const known = metres.get(hit) ?? Number.NaN
    return Number.isNaN(known) ? Number.POSITIVE_INFINITY : known
  }
  return [...hits].sort((a, b) => (of(a) === of(b) ? 0 : of(a) - of(b)))
}
