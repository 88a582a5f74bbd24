import type { Listings } from './listings.ts'
import {
  append,
  emptyPosting,
  entryOf,
  IN_ADDRESS,
  IN_NAME,
  IN_TITLE,
  type Posting,
  slotOf,
  whereOf,
} from './postings.ts'

/** Entries of remembered texts in all: 16 MB. */
const MOST_REMEMBERED = 4_000_000

export type FindText = (text: string) => Posting

/**
 * Finds the listings that have a text in their own words, and where. What was asked for before is remembered, and kept
 * up with new listings; what was asked longest ago is forgotten first.
 */
export function createFindText(listings: Listings): FindText {
  const remembered = new Map<string, Posting>()
  let entries = 0

  listings.watch((slot) => {
    for (const [text, posting] of remembered) {
      const where = whereIs(listings, slot, text)
      if (where === 0) continue
      append(posting, entryOf(slot, where))
      entries += 1
    }
  })

  return (text) => {
    const known = remembered.get(text)
    if (known) {
      remembered.delete(text)
      remembered.set(text, known)
      return known
    }
    const found = look(listings, text)
    remembered.set(text, found)
    entries += found.length + 1
    for (const [oldest, { length }] of remembered) {
      if (entries <= MOST_REMEMBERED || oldest === text) break
      remembered.delete(oldest)
      entries -= length + 1
    }
    return found
  }
}

function look(listings: Listings, text: string): Posting {
  if (text.length === 0) return emptyPosting()
  if (text.length === 1) return merged(listings.pairs.beginningWith(text))
  const rarest = listings.pairs.rarest(text)
  if (!rarest) return emptyPosting()
  // A pair is what it is a list of; anything longer has to be looked at.
  if (text.length === 2) return { entries: rarest.entries.slice(0, rarest.length), length: rarest.length }
  const found = emptyPosting()
  for (let at = 0; at < rarest.length; at += 1) {
    const slot = slotOf(rarest.entries[at] ?? 0)
    const where = whereIs(listings, slot, text)
    if (where !== 0) append(found, entryOf(slot, where))
  }
  return found
}

const whereIs = ({ names, titles, addresses }: Listings, slot: number, text: string) =>
  (names[slot]?.includes(text) ? IN_NAME : 0) |
  (titles[slot]?.includes(text) ? IN_TITLE : 0) |
  (addresses[slot]?.includes(text) ? IN_ADDRESS : 0)

function merged(postings: readonly Posting[]): Posting {
  const where = new Map<number, number>()
  for (const { entries, length } of postings) {
    for (const entry of entries.subarray(0, length)) {
      where.set(slotOf(entry), (where.get(slotOf(entry)) ?? 0) | whereOf(entry))
    }
  }
  const found = emptyPosting()
  for (const [slot, bits] of [...where].sort(([a], [b]) => a - b)) append(found, entryOf(slot, bits))
  return found
}
