import type { FacetCounts } from '../search-facts.contract.ts'
import type { Word } from '../words.contract.ts'
import { type Bits, partAllButOne } from './bits.ts'
import { countFacets } from './count-facets.ts'
import { traitOf } from './judge-traits.ts'
import { type Listings, SITED, YES_FROM } from './listings.ts'
import type { Question } from './question.ts'
import { sitesWithin } from './several-sites.ts'
import { addBits, isSingle } from './verdicts.ts'
import type { WeighWord } from './weighed-words.ts'

export type Hits = {
  /** Slots, in no order. */
  readonly slots: Uint32Array
  /** By slot and word: what the word is worth there. */
  readonly worths: readonly Uint8Array[]
  /** By word: how many listings have it. */
  readonly frequencies: readonly number[]
  /** By word: who has it. */
  readonly having: readonly Bits[]
  /** By slot; not a number where the position is unknown or nobody asked. */
  readonly metres: Float64Array
  readonly facets: FacetCounts
  /** Room by slot for whoever ranks. */
  readonly fits: Uint8Array
  readonly fine: Float32Array
  readonly blend: Float64Array
}

/** Room to count in that is used again by the next query: nothing is found while another query is counting. */
export type Scratch = {
  slots: Uint32Array
  looked: Uint32Array
  metres: Float64Array
  fits: Uint8Array
  fine: Float32Array
  blend: Float64Array
}
export const emptyScratch = (): Scratch => ({
  slots: new Uint32Array(0),
  looked: new Uint32Array(0),
  metres: new Float64Array(0),
  fits: new Uint8Array(0),
  fine: new Float32Array(0),
  blend: new Float64Array(0),
})

/** What can fail: one of them alone leaves a listing in the counts of its own choices. */
const TRAITS = 1
const OFFERS = 2
const CARERS = 4
const RATING = 8
const PLACE = 16

/**
 * Who fits, and what other choices would give: each facet leaves its own condition out. Sets leave those that fail one condition
 * at most, and only they are looked at.
 */
export function findHits(
  listings: Listings,
  weigh: WeighWord,
  words: readonly Word[],
  question: Question,
  scratch: Scratch,
): Hits {
  const size = listings.size()
  makeRoom(scratch, size)
  const weighed = words.map(weigh)
  const worths = weighed.map(({ worth }) => worth)
  const frequencies = weighed.map(({ slots }) => slots.length)
  const having = weighed.map(({ bits }) => bits)

  const { columns, several } = listings
  const { flags, kindAndGrade, carers: carerColumn, mean, ratingClass, area, lat, lng } = columns
  const { slots, metres, looked } = scratch
  const { traits, offers, offerColumn, carers, areas, rating, within, distanceTo } = question
  const [fitting, last] = candidates(question, having, slots, looked)
  let count = fitting
  for (let at = 0; at < fitting; at += 1) {
    const slot = slots[at] ?? 0
    const offered = offerColumn[slot] ?? 0
    const staffed = carerColumn[slot] ?? 0
    if (distanceTo) metres[slot] = distanceTo(lat[slot] ?? Number.NaN, lng[slot] ?? Number.NaN)
    traits.count(traitOf(kindAndGrade[slot] ?? 0, (flags[slot] ?? 0) >>> YES_FROM))
    offers.count(offered)
    carers.count(staffed)
    areas.count(area[slot] ?? 0)
    const stars = ratingClass[slot] ?? 0
    question.rated[stars] = (question.rated[stars] ?? 0) + 1
    if (carers.asked) addBits(question.categories, offers.categories(offered) & carers.skills(staffed), 1)
  }

  for (let at = 0; at < last; at += 1) {
    const slot = looked[at] ?? 0
    const flag = flags[slot] ?? 0
    const single = (flag & SITED) === 0
    let near: readonly number[] | null = null
    let there: boolean
    if (single) there = areas.fits(area[slot] ?? 0)
    else {
      const sites = several.get(slot) ?? []
      const found = sitesWithin(sites, distanceTo, within)
      metres[slot] = found.metres
      near = found.areas
      if (within !== undefined && near.length === 0) continue
      there = areas.asked !== '' ? near.some(areas.fits) : true
    }

    const trait = traitOf(kindAndGrade[slot] ?? 0, flag >>> YES_FROM)
    const offered = offerColumn[slot] ?? 0
    const staffed = carerColumn[slot] ?? 0
    const failing =
      (traits.failing(trait) === 0 ? 0 : TRAITS) |
      (offers.fits(offered) ? 0 : OFFERS) |
      (carers.fits(staffed) ? 0 : CARERS) |
      (rating === 0 || (mean[slot] ?? 0) >= rating ? 0 : RATING) |
      (there ? 0 : PLACE)

    // Which category somebody may choose is for the offering and the caregiver to say together.
    if (carers.asked && (failing & ~(OFFERS | CARERS)) === 0)
      addBits(question.categories, offers.categories(offered) & carers.skills(staffed), 1)
    if (!isSingle(failing)) continue
    if ((failing & ~TRAITS) === 0) traits.count(trait)
    if ((failing & ~OFFERS) === 0) offers.count(offered)
    if ((failing & ~CARERS) === 0) carers.count(staffed)
    if ((failing & ~RATING) === 0) {
      const stars = ratingClass[slot] ?? 0
      question.rated[stars] = (question.rated[stars] ?? 0) + 1
    }
    if ((failing & ~PLACE) === 0) {
      if (single) areas.count(area[slot] ?? 0)
      else areas.countEach(near ?? [])
    }
    if (failing === 0) {
      slots[count] = slot
      count += 1
    }
  }
  const { fits, fine, blend } = scratch
  const facets = countFacets(question)
  const hits = slots.subarray(0, count)
  return { slots: hits, worths, frequencies, having, metres, fits, fine, blend, facets }
}

/** Lists those that fit whatever is asked, and those that have to be looked at: all but one condition, or several sites. */
function candidates(
  { alive, sited, asked }: Question,
  having: readonly Bits[],
  fitting: Uint32Array,
  others: Uint32Array,
): [fitting: number, others: number] {
  const isRequired = ({ name }: { name: string }) => name === 'day' || name === 'within'
  const required = asked.filter(isRequired).map(({ bits }) => bits)
  const choices = asked.filter((one) => !isRequired(one)).map(({ bits }) => bits)
  // Who is near are the fewest, and stand together: most of the others are passed over.
  return partAllButOne([...required, ...having, alive], choices, sited, fitting, others)
}

function makeRoom(scratch: Scratch, size: number): void {
  if (scratch.slots.length < size) {
    const room = size + (size >> 2) + 64
    scratch.slots = new Uint32Array(room)
    scratch.looked = new Uint32Array(room)
    scratch.metres = new Float64Array(room)
    scratch.fits = new Uint8Array(room)
    scratch.fine = new Float32Array(room)
    scratch.blend = new Float64Array(room)
  }
}
