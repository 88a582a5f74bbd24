import type { ConditionName, SearchQuery } from '../discovery.contract.ts'
import { type Bits, bitsOfSlots, bitsWhere } from './bits.ts'
import type { createCarerJudge } from './judge-carers.ts'
import type { createOfferJudge } from './judge-offers.ts'
import { type createTraitJudge, traitOf } from './judge-traits.ts'
import { ALIVE, type Listings, SITED, YES_FROM } from './listings.ts'

/**
 * Who fits one condition that is asked for; `served` is all that is asked of offerings and caregivers. Listings with several
 * sites fit `place` and `within` here: which of their sites it is has to be looked at.
 */
type AskedBits = { readonly name: ConditionName | 'served'; readonly bits: Bits }

/** All listings there are, those that have several sites or none, and who fits each condition. */
export type Sides = { readonly alive: Bits; readonly sited: Bits; readonly asked: readonly AskedBits[] }

type Judged = {
  readonly traits: ReturnType<ReturnType<typeof createTraitJudge>['begin']>
  readonly offers: ReturnType<ReturnType<typeof createOfferJudge>['begin']>
  readonly offerColumn: Uint32Array
  readonly carers: ReturnType<ReturnType<typeof createCarerJudge>['begin']>
  readonly areas: ReturnType<Listings['areas']['begin']>
  readonly among: ReadonlySet<number> | undefined
  readonly rating: number
  readonly within: number | undefined
  readonly distanceTo: ((lat: number, lng: number) => number) | undefined
}

/** A set takes a bit for every listing; those asked for are few and asked for again. */
const MOST_KEPT = 256

/** Sets are kept until any listing changes. */
export function createAskedBits(listings: Listings) {
  const { columns } = listings
  const kept = new Map<string, Bits>()
  let version = -1
  /** Used again by the next question. */
  let room: Bits = new Uint32Array(0)

  function bitsOf(key: string, fits: (slot: number) => boolean): Bits {
    const known = kept.get(key)
    if (known) return known
    const bits = bitsWhere(listings.size(), fits)
    if (kept.size === MOST_KEPT) kept.clear()
    kept.set(key, bits)
    return bits
  }

  function bitsNear(near: NonNullable<SearchQuery['near']>, { within = 0, distanceTo }: Judged, sited: Bits) {
    const isNear = (slot: number) =>
      (distanceTo?.(columns.lat[slot] ?? Number.NaN, columns.lng[slot] ?? Number.NaN) ?? Number.NaN) <= within
    if (room.length === sited.length) room.set(sited)
    else room = sited.slice()
    const told = listings.grid.around(near, within, room, isNear)
    return told ? room : bitsWhere(listings.size(), (slot) => isSited(slot) || isNear(slot))
  }

  const isSited = (slot: number) => ((columns.flags[slot] ?? 0) & SITED) !== 0

  return (query: SearchQuery, judged: Judged): Sides => {
    if (version !== listings.version()) kept.clear()
    version = listings.version()
    const { traits, offers, offerColumn, carers, areas, among, rating, within } = judged
    const { flags, kindAndGrade, mean, carers: carerColumn, area } = columns
    const alive = bitsOf('alive', (slot) => ((flags[slot] ?? 0) & ALIVE) !== 0)
    const sited = bitsOf('sited', isSited)
    const asked: AskedBits[] = []

    if (among) asked.push({ name: 'day', bits: bitsOfSlots(listings.size(), [...among]) })
    for (const { name, bit } of traits.asked) {
      const fits = (slot: number) =>
        (traits.failing(traitOf(kindAndGrade[slot] ?? 0, (flags[slot] ?? 0) >>> YES_FROM)) & bit) === 0
      asked.push({ name, bits: bitsOf(`${name} ${query[name]}`, fits) })
    }
    if (rating !== 0)
      asked.push({ name: 'rating', bits: bitsOf(`rating ${rating}`, (slot) => (mean[slot] ?? 0) >= rating) })
    if (areas.asked) {
      const fits = (slot: number) => isSited(slot) || areas.fits(area[slot] ?? 0)
      asked.push({ name: 'place', bits: bitsOf(`place ${areas.asked}`, fits) })
    }
    if (offers.asked || carers.asked) {
      const fits = (slot: number) =>
        offers.fits(offerColumn[slot] ?? 0) && carers.fits(carerColumn[slot] ?? 0)
      asked.push({ name: 'served', bits: bitsOf(servedKey(query), fits) })
    }
    if (query.near && within !== undefined)
      asked.push({ name: 'within', bits: bitsNear(query.near, judged, sited) })
    return { alive, sited, asked }
  }
}

const servedKey = (query: SearchQuery) =>
  `served ${JSON.stringify([
    ...[query.category, query.unit, query.priceFrom, query.priceTo, query.ability, query.age],
    ...[query.gender, query.language, query.credential, query.level],
  ])}`
