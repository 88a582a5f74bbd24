import type { SearchQuery } from '../discovery.contract.ts'
import type { Spots } from '../search-facts.contract.ts'
import type { SearchFound } from '../search-port.ts'
import type { Word } from '../words.contract.ts'
import { createCards } from './cards.ts'
import { emptyScratch, findHits } from './find-hits.ts'
import { findSpots } from './find-spots.ts'
import { createFindText } from './find-text.ts'
import type { IndexRow } from './index-row.ts'
import { createListings } from './listings.ts'
import { createNames } from './names.ts'
import { createQuestions } from './question.ts'
import { rankHits } from './rank-hits.ts'
import { relax } from './relax.ts'
import { createWeighedWords } from './weighed-words.ts'

/** All listings in memory, findable. Pure: rows come in, ids come out, and nothing waits for anything. */
export type SearchIndex = ReturnType<typeof createSearchIndex>

export function createSearchIndex() {
  const listings = createListings()
  const findText = createFindText(listings)
  const names = createNames(listings, findText)
  const cards = createCards()
  const ask = createQuestions(listings)
  const weigh = createWeighedWords(listings, findText)
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
    version: () => listings.version(),
    living: () => listings.living(),
    setToday: listings.setToday,
    setStandings: listings.setStandings,
    spots(query: SearchQuery, words: readonly Word[], among?: readonly string[]): Spots {
      const question = ask(query, among)
      const { slots } = findHits(listings, weigh, words, question, scratch)
      return findSpots(listings, slots, question)
    },
    find(
      query: SearchQuery,
      words: readonly Word[],
      pageSize: number,
      among?: readonly string[],
    ): Omit<SearchFound, 'engine'> {
      const question = ask(query, among)
      const hits = findHits(listings, weigh, words, question, scratch)
      const total = hits.slots.length
      const priceOf = (slot: number) => question.offers.least(question.offerColumn[slot] ?? 0)
      const last = Math.min(total, query.page * pageSize)
      const page = rankHits(listings, hits, query, words, last, priceOf).slice((query.page - 1) * pageSize)
      return {
        ids: page.flatMap((slot) => listings.ids[slot] ?? []),
        total,
        facets: hits.facets,
        standings: page.map(listings.rankedBy),
        ...(total === 0 && relax(listings, hits.having, question)),
      }
    },
  }
}
