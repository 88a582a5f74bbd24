import { offeringCategories, providerKinds } from '../../providers/provider.contract.ts'
import { fold } from '../fold.rules.ts'
import { categoryWords, kindWords } from '../vocabulary.rules.ts'
import type { Word } from '../words.contract.ts'
import type { FindText } from './find-text.ts'
import type { Listings } from './listings.ts'
import { IN_ADDRESS, IN_NAME, IN_TITLE, type Posting, slotOf, whereOf } from './postings.ts'

/** What a word is worth by where it was found, out of 100: the name says most, the address least. */
const WORTH = {
  text: { name: 100, otherName: 90, title: 70, kept: 60, place: 50, address: 40 },
  service: { name: 100, otherName: 97, title: 97, kept: 95, place: 50, address: 40 },
  place: { name: 60, otherName: 60, title: 0, kept: 0, place: 100, address: 0 },
} as const

export const NAMED = 90

/** Writes into `worth`, by slot, what the best spelling of `word` is worth there; 0 where it is not found. */
export function weigh(listings: Listings, findText: FindText, word: Word, worth: Uint8Array): void {
  worth.fill(0, 0, listings.size())
  if (word.as === 'place') weighPlace(listings, findText, word, worth)
  else weighText(listings, findText, word, WORTH[word.as], worth)
}

function weighText(
  listings: Listings,
  findText: FindText,
  word: Word,
  is: (typeof WORTH)['text' | 'service'],
  worth: Uint8Array,
): void {
  word.spellings.forEach((spelling, at) => {
    const byWhere = worthByWhere(at === 0 ? is.name : is.otherName, is.title, is.address)
    const found = findText(spelling)
    for (let entry = 0; entry < found.length; entry += 1) {
      const value = found.entries[entry] ?? 0
      raise(worth, slotOf(value), byWhere[whereOf(value)] ?? 0)
    }
    kindTexts.forEach((text, kind) => {
      if (text.includes(spelling)) raiseAll(worth, listings.kindSlots[kind], is.kept)
    })
    categoryTexts.forEach((text, category) => {
      if (text.includes(spelling)) raiseAll(worth, listings.categorySlots[category], is.kept)
    })
    listings.places.forEach(({ text }, place) => {
      if (text.includes(spelling)) raiseAll(worth, listings.placeSlots[place], is.place)
    })
  })
}

/** There, or, where it is not known where they are, called so. */
function weighPlace(listings: Listings, findText: FindText, word: Word, worth: Uint8Array): void {
  const { places, placeSlots, columns } = listings
  const wanted = (city: string, district: string) =>
    word.places.some((place) => place.city === city && (!place.district || place.district === district))
  const wholeCity = word.places.some(({ district }) => !district)
  places.forEach(({ city, district }, number) => {
    if (wanted(city, district)) raiseAll(worth, placeSlots[number], WORTH.place.place)
  })
  for (const spelling of word.spellings) {
    const found = findText(spelling)
    for (let entry = 0; entry < found.length; entry += 1) {
      const value = found.entries[entry] ?? 0
      if ((whereOf(value) & IN_NAME) === 0) continue
      const own = places[columns.place[slotOf(value)] ?? 0]
      const unknown = wholeCity ? own?.city === '' : own?.district === ''
      if (unknown) raise(worth, slotOf(value), WORTH.place.name)
    }
  }
}

function worthByWhere(name: number, title: number, address: number): number[] {
  return Array.from({ length: 8 }, (_, where) =>
    Math.max(where & IN_NAME ? name : 0, where & IN_TITLE ? title : 0, where & IN_ADDRESS ? address : 0),
  )
}

function raise(worth: Uint8Array, slot: number, to: number): void {
  if ((worth[slot] ?? 0) < to) worth[slot] = to
}

function raiseAll(worth: Uint8Array, posting: Posting | undefined, to: number): void {
  if (!posting) return
  for (let at = 0; at < posting.length; at += 1) raise(worth, posting.entries[at] ?? 0, to)
}

const kindTexts = providerKinds.map((kind) => fold(kindWords[kind]))
const categoryTexts = offeringCategories.map((category) => fold(categoryWords[category]))
