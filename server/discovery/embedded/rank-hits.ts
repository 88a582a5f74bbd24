import type { SearchQuery } from '../discovery.contract.ts'
import { nearness } from '../ranking.rules.ts'
import type { Word } from '../words.contract.ts'
import type { Hits } from './find-hits.ts'
import { BOOKABLE, type Listings, VERIFIED } from './listings.ts'
import { NAMED } from './weigh.ts'

/**
 * The best `count` slots in order, as ranking.rules.ts says: how well the words fit (0 it is the name, 1 the name has them as
 * typed, from 2 on ever less), who can be booked, who is here at all, the blend, the finer fit, the shorter name, the id.
 * The other orders put distance, rating or price in front of that; `priceOf` gives the price of a slot.
 */
export function rankHits(
  listings: Listings,
  hits: Hits,
  query: SearchQuery,
  words: readonly Word[],
  count: number,
  priceOf: (slot: number) => number,
): number[] {
  const { columns, ids } = listings
  const { fits, fine } = judgeFit(listings, hits, words)
  const slots = query.sort === 'relevance' ? bestClasses(listings, hits.slots, fits, count) : hits.slots
  blendIn(listings, slots, hits, query)
  const { metres, blend } = hits
  const { flags, rating, nameLength } = columns

  const byMetres = (a: number, b: number) => {
    const one = metres[a] ?? Number.NaN
    const other = metres[b] ?? Number.NaN
    if (one === other) return 0
    if (Number.isNaN(one)) return Number.isNaN(other) ? 0 : 1
    return Number.isNaN(other) ? -1 : one - other
  }
  const byRelevance = (a: number, b: number) =>
    (fits[a] ?? 0) - (fits[b] ?? 0) ||
    ((flags[b] ?? 0) & BOOKABLE) - ((flags[a] ?? 0) & BOOKABLE) ||
    ((flags[b] ?? 0) & VERIFIED) - ((flags[a] ?? 0) & VERIFIED) ||
    (blend[b] ?? 0) - (blend[a] ?? 0) ||
    (fine[b] ?? 0) - (fine[a] ?? 0) ||
    (words.length > 0 ? (nameLength[a] ?? 0) - (nameLength[b] ?? 0) : 0) ||
    ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1)
  const orders: Record<SearchQuery['sort'], (a: number, b: number) => number> = {
    relevance: byRelevance,
    distance: (a, b) => (query.near ? byMetres(a, b) : 0) || byRelevance(a, b),
    rating: (a, b) => (rating[b] ?? 0) - (rating[a] ?? 0) || byRelevance(a, b),
    price: (a, b) => {
      const [one, other] = [priceOf(a), priceOf(b)]
      return one === other ? byRelevance(a, b) : one - other
    },
  }
  return best(slots, count, orders[query.sort])
}

/**
 * By relevance whatever is asked next only decides inside a class (how well the words fit, bookable, verified): classes after
 * the one in which `count` are reached are left out.
 */
function bestClasses(
  { columns: { flags } }: Listings,
  slots: Uint32Array,
  fits: Uint8Array,
  count: number,
): Uint32Array {
  if (slots.length <= count) return slots
  const sizes = new Uint32Array(MOST_CLASSES)
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0
    const own = (fits[slot] ?? 0) * 4 + (standing[flags[slot] ?? 0] ?? 0)
    sizes[own] = (sizes[own] ?? 0) + 1
  }
  let last = 0
  let reached = sizes[0] ?? 0
  while (reached < count && last < MOST_CLASSES - 1) {
    last += 1
    reached += sizes[last] ?? 0
  }
  const best = new Uint32Array(reached)
  let kept = 0
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0
    if ((fits[slot] ?? 0) * 4 + (standing[flags[slot] ?? 0] ?? 0) > last) continue
    best[kept] = slot
    kept += 1
  }
  return best
}
/** By flags: who can be booked first, then who is here at all. */
const standing = Uint8Array.from(
  { length: 256 },
  (_, flag) => ((flag & BOOKABLE) !== 0 ? 0 : 2) + ((flag & VERIFIED) !== 0 ? 0 : 1),
)
const MOST_CLASSES = 64

/** Differences smaller than this are none: engines reckon distances in their own ways. */
const MILLIONTHS = 1e6

function blendIn(
  { columns }: Listings,
  slots: Uint32Array,
  { metres, blend }: Hits,
  { near }: SearchQuery,
): void {
  const { quality } = columns
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0
    const score = (quality[slot] ?? 0) + (near ? nearness(metres[slot] ?? Number.NaN) : 0)
    blend[slot] = Math.round(score * MILLIONTHS)
  }
}

const STEPS = 10

type Fit = { readonly fits: Uint8Array; readonly fine: ArrayLike<number> }

/** How well the words fit, by slot. Words that few listings have say more than words that many have. */
function judgeFit(listings: Listings, hits: Hits, words: readonly Word[]): Fit {
  const { slots, worths, fits, fine } = hits
  const [only] = worths
  if (words.length === 1 && only) return { fits: fitsOfOne(listings, words, only), fine: only }
  if (words.length === 0) {
    fits.fill(0, 0, listings.size())
    fine.fill(0, 0, listings.size())
    return { fits, fine }
  }
  const rarities = hits.frequencies.map((having) => rarity(having, listings.size()))
  const sum = rarities.reduce((total, one) => total + one, 0)
  const isNamed = nameJudge(listings, words)
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0
    let score = 0
    let least = 100
    for (let word = 0; word < worths.length; word += 1) {
      const worth = worths[word]?.[slot] ?? 0
      score += worth * (rarities[word] ?? 0)
      if (worth < least) least = worth
    }
    score /= sum
    fits[slot] = (least >= NAMED ? isNamed(slot, least) : null) ?? steps(score)
    fine[slot] = score
  }
  return { fits, fine }
}

const steps = (score: number) => 2 + Math.floor((100 - score) / STEPS)

/**
 * One word alone, as most people search: how well it fits a slot never changes, so it is worked out once for as long as what it
 * is worth is kept.
 */
function fitsOfOne(listings: Listings, words: readonly Word[], worth: Uint8Array): Uint8Array {
  const known = fitsByWorth.get(worth)
  if (known) return known
  const fits = new Uint8Array(worth.length)
  const isNamed = nameJudge(listings, words)
  for (let slot = 0; slot < worth.length; slot += 1) {
    const own = worth[slot] ?? 0
    if (own > 0) fits[slot] = (own >= NAMED ? isNamed(slot, own) : null) ?? steps(own)
  }
  fitsByWorth.set(worth, fits)
  return fits
}
const fitsByWorth = new WeakMap<Uint8Array, Uint8Array>()

/** For a listing whose name has every word: 0 where they are its name, 1 where its name has them as typed, else null. */
function nameJudge(
  { names, columns }: Listings,
  words: readonly Word[],
): (slot: number, least: number) => 0 | 1 | null {
  const { nameLength, coreStart, coreEnd } = columns
  const typed = words.map((word) => word.typed)
  const joined = typed.join('')
  const spaced = typed.join(' ')
  const core = words.flatMap(({ as, spellings }) => (as === 'place' ? [] : (spellings[0] ?? ''))).join('')
  const texts = words.filter(({ as }) => as === 'text')
  const cores = [...new Set([core, ...(texts.length === 1 ? (texts[0]?.spellings ?? []) : [])])]
  const onlyServices = words.every(({ as }) => as !== 'text')
  return (slot, least) => {
    const length = nameLength[slot] ?? 0
    const start = coreStart[slot] ?? 0
    const proper = (coreEnd[slot] ?? 0) - start
    // Lengths first: they rule out nearly all, and there are many.
    if (length === joined.length && names[slot] === joined) return 0
    if (length === spaced.length && names[slot] === spaced) return 0
    for (let at = 0; at < cores.length; at += 1) {
      const one = cores[at] ?? ''
      if (proper !== one.length && length - start !== one.length) continue
      if (names[slot]?.startsWith(one, start)) return 0
    }
    if (onlyServices) return null
    if (words.length === 1) return least === 100 ? 1 : null
    const name = names[slot] ?? ''
    return name.includes(joined) || name.includes(core) || name.includes(spaced) ? 1 : null
  }
}

/** The usual inverse frequency; never quite nothing. */
const rarity = (having: number, size: number) => Math.log(1 + (size - having + 0.5) / (having + 0.5)) + 0.01

/** The first `count` in order, without sorting the rest: a heap whose top is the worst that is kept. */
function best(slots: Uint32Array, count: number, order: (a: number, b: number) => number): number[] {
  const heap: number[] = []
  const sink = (from: number) => {
    let at = from
    for (;;) {
      const left = 2 * at + 1
      if (left >= heap.length) return
      const right = left + 1
      const worse = right < heap.length && order(heap[right] ?? 0, heap[left] ?? 0) > 0 ? right : left
      const [upper, lower] = [heap[at] ?? 0, heap[worse] ?? 0]
      if (order(upper, lower) >= 0) return
      heap[at] = lower
      heap[worse] = upper
      at = worse
    }
  }
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0
    if (heap.length < count) {
      heap.push(slot)
      if (heap.length === count) for (let parent = count >> 1; parent >= 0; parent -= 1) sink(parent)
    } else if (order(slot, heap[0] ?? 0) < 0) {
      heap[0] = slot
      sink(0)
    }
  }
  return heap.sort(order)
}
