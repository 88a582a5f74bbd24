import type { Ctx } from '../context.ts'
import type { ProviderCard } from './discovery.contract.ts'
import { findCards } from './find-cards.ts'
import { findSpots } from './find-spots.ts'
import { freeOnDay } from './free-on-day.ts'
import type { MapHits, MapInput, PinnedProvider } from './map.contract.ts'
import { boxOf, pinsOf, viewOf } from './map-pins.rules.ts'
import { noNames, understand } from './understand.rules.ts'

/**
 * All hits of a search on a map, not those of one page: who stands near one another is one pin with their number, at most 250
 * pins in all. Together with those without a position they are exactly the list's. Asked of this process's memory, whichever
 * engine answers the list, and of the database where that is not filled yet.
 */
export async function findMap(ctx: Ctx, { query, view }: MapInput): Promise<MapHits> {
  const { search } = ctx.ports
  const words = understand(query.q, search.names?.() ?? noNames)
  const among = await freeOnDay(ctx, query)
  const asOfNow = { db: ctx.db, now: ctx.clock.now() }
  const spots = search.spots?.(query, words, among) ?? (await findSpots(asOfNow, query, words, among))
  const box = boxOf(spots)
  const { pins, inView, zoom } = box
    ? pinsOf(spots, view ?? viewOf(box))
    : { pins: [], inView: 0, zoom: view?.zoom ?? 0 }
  const named = pins.flatMap(({ named }) => (named ?? []).map((at) => spots.ids[at] ?? ''))
  const cards = new Map((await findCards(ctx, named, query.near)).map((card) => [card.id, card]))
  return {
    ...{ total: spots.total, unplaced: spots.total - spots.ids.length, box, inView, zoom },
    pins: pins.map(({ named, ...pin }) => ({
      ...pin,
      providers: named ? named.flatMap((at) => pinned(cards.get(spots.ids[at] ?? ''))) : null,
    })),
  }
}

/** Who is gone meanwhile is not named. */
function pinned(card: ProviderCard | undefined): PinnedProvider[] {
  if (!card) return []
  const { id, name, kind, place, metres } = card
  return [{ id, name, kind, place, metres }]
}
