import type { SearchQuery } from '../discovery.contract.ts'
import type { SearchFound } from '../search-port.ts'
import type { Word } from '../words.contract.ts'
import { createCards } from './cards.ts'
import { emptyScratch, findHits } from './find-hits.ts'
import { createFindText } from './find-text.ts'
import type { IndexRow } from './index-row.ts'
import { createListings } from './listings.ts'
import { createNames } from './names.ts'
import { rankHits } from './rank-hits.ts'

/** All listings in memory, findable. Pure: rows come in, ids come out, and nothing waits for anything. */
export type SearchIndex = ReturnType<typeof createSearchIndex>

export function createSearchIndex() {
  const listings = createListings()
  const findText = createFindText(listings)
  const names = createNames(listings, findText)
  const cards = createCards()
  const scratch = emptyScratch()
  return {
    put(row: IndexRow): void {
      listings.add(row)
      cards.put(row)
    },
    remove(id: string): void {
      listings.remove(id)
      cards.remove(id)
    },
    /** Who can be booked today, all others cannot. */
    setBookable(ids: readonly string[]): void {
      listings.setBookable(ids)
      cards.setBookable(ids)
    },
    cards,
    names,
    /** Too many rows have been replaced: time to build anew. */
    worn: () => listings.size() > 2_000 && listings.size() > 1.5 * listings.living(),
    living: () => listings.living(),
    find(query: SearchQuery, words: readonly Word[], pageSize: number): Omit<SearchFound, 'engine'> {
      const hits = findHits(listings, findText, query, words, scratch)
      const last = Math.min(hits.slots.length, query.page * pageSize)
      const order = rankHits(listings, hits, query, words, last)
      return {
        ids: order.slice((query.page - 1) * pageSize).flatMap((slot) => listings.ids[slot] ?? []),
        total: hits.slots.length,
        facets: hits.facets,
      }
    },
  }
}
