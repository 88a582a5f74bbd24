import type { Word } from '../words.contract.ts'
import { type Bits, bitsOfSlots } from './bits.ts'
import type { FindText } from './find-text.ts'
import type { Listings } from './listings.ts'
import { weigh } from './weigh.ts'

/** Words kept at once; each takes a byte for every listing and four for those that have it. */
const MOST_KEPT = 48

/** What a word is worth to each listing. */
type Weighed = {
  /** By slot; 0 where the listing does not have it. */
  readonly worth: Uint8Array
  /** The slots that have it, in order. */
  readonly slots: Uint32Array
  /** The same as a set. */
  readonly bits: Bits
}
export type WeighWord = (word: Word) => Weighed

/**
 * Weighs words, and keeps those that were asked for last: people ask for the same few hundred. What a slot is worth never
 * changes, since a listing that changes gets a new one; so a word is weighed anew only once there are new slots.
 */
export function createWeighedWords(listings: Listings, findText: FindText): WeighWord {
  const kept = new Map<string, Weighed>()
  return (word) => {
    const key = JSON.stringify(word)
    const size = listings.size()
    const known = kept.get(key)
    kept.delete(key)
    const weighed = known?.worth.length === size ? known : weighAnew(word)
    kept.set(key, weighed)
    const oldest = kept.keys().next().value
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return weighed
  }

  function weighAnew(word: Word): Weighed {
    const worth = new Uint8Array(listings.size())
    const slots = new Uint32Array(weigh(listings, findText, word, worth))
    let count = 0
    for (let slot = 0; slot < worth.length; slot += 1) {
      if (worth[slot] === 0) continue
      slots[count] = slot
      count += 1
    }
    return { worth, slots, bits: bitsOfSlots(worth.length, slots) }
  }
}
