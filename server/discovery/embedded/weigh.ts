import { offeringCategories, providerKinds } from '../../providers/provider.contract.ts'
import { fold } from '../fold.rules.ts'
import { categoryWords, kindWords } from '../vocabulary.rules.ts'
import type { Word } from '../words.contract.ts'
import type { FindText } from './find-text.ts'
import type { Listings } from './listings.ts'
import { IN_ADDRESS, IN_NAME, IN_TITLE, type Posting, slotOf, whereOf } from './postings.ts'

/** What a word is worth by where it was found, out of 100: the name says most, the address least. */
const WORTH = {
  text: { name: 100, otherName: 92, title: 70, kept: 60, place: 50, address: 40 },
  service: { name: 100, otherName: 97, title: 97, kept: 95, place: 50, address: 40 },
  place: { name: 60, otherName: 60, title: 0, kept: 0, place: 100, address: 0 },
} as const

export const NAMED = 90

/**
 * Writes into `worth`, which is empty, what the best spelling of `word` is worth, by slot; 0 stays where it is not found.
 * Gives how many slots have it.
 */
export function weigh(listings: Listings, findText: FindText, word: Word, worth: Uint8Array): number {
  if (word.as === 'place') return weighPlace(listings, findText, word, worth)
  return weighText(listings, findText, word, WORTH[word.as], worth)
}

function weighText(
  listings: Listings,
  findText: FindText,
  word: Word,
  is: (typeof WORTH)['text' | 'service'],
  worth: Uint8Array,
): number {
  let having = 0
  // Where only the sound is known every spelling is as good as the next.
  const isAsTyped = word.as === 'service' || (word.how !== 'sound' && word.how !== 'typo')
  for (const [at, spelling] of word.spellings.entries()) {
    const byWhere = worthByWhere(at === 0 && isAsTyped ? is.name : is.otherName, is.title, is.address)
    const found = findText(spelling)
    for (let entry = 0; entry < found.length; entry += 1) {
      const value = found.entries[entry] ?? 0
      having += raise(worth, slotOf(value), byWhere[whereOf(value)] ?? 0)
    }
    for (const [kind, text] of kindTexts.entries())
      if (text.includes(spelling)) having += raiseAll(worth, listings.kindSlots[kind], is.kept)
    for (const [category, text] of categoryTexts.entries())
      if (text.includes(spelling)) having += raiseAll(worth, listings.categorySlots[category], is.kept)
    for (const [place, { text }] of listings.places.entries())
      if (text.includes(spelling)) having += raiseAll(worth, listings.placeSlots[place], is.place)
  }
  return having
}

/** There, or, where it is not known where they are, called so. */
function weighPlace(listings: Listings, findText: FindText, word: Word, worth: Uint8Array): number {
  let having = 0
  const { places, placeSlots, columns } = listings
  const wanted = (city: string, district: string) =>
    word.places.some((place) => place.city === city && (!place.district || place.district === district))
  const wholeCity = word.places.some(({ district }) => !district)
  for (const [number, { city, district }] of places.entries())
    if (wanted(city, district)) having += raiseAll(worth, placeSlots[number], WORTH.place.place)
  for (const spelling of word.spellings) {
    const found = findText(spelling)
    for (let entry = 0; entry < found.length; entry += 1) {
      const value = found.entries[entry] ?? 0
      if ((whereOf(value) & IN_NAME) === 0) continue
      const own = places[columns.place[slotOf(value)] ?? 0]
      const unknown = wholeCity ? own?.city === '' : own?.district === ''
      if (unknown) having += raise(worth, slotOf(value), WORTH.place.name)
    }
  }
  return having
}

function worthByWhere(name: number, title: number, address: number): number[] {
  return Array.from({ length: 8 }, (_, where) =>
    Math.max(where & IN_NAME ? name : 0, where & IN_TITLE ? title : 0, where & IN_ADDRESS ? address : 0),
  )
}

/** Gives 1 where the slot had nothing before. */
function raise(worth: Uint8Array, slot: number, to: number): number {
  const before = worth[slot] ?? 0
  if (before < to) worth[slot] = to
  return before === 0 && to > 0 ? 1 : 0
}

function raiseAll(worth: Uint8Array, posting: Posting | undefined, to: number): number {
  if (!posting) return 0
  let having = 0
  for (let at = 0; at < posting.length; at += 1) having += raise(worth, posting.entries[at] ?? 0, to)
  return having
}

const kindTexts = providerKinds.map((kind) => fold(kindWords[kind]))
const categoryTexts = offeringCategories.map((category) => fold(categoryWords[category]))
