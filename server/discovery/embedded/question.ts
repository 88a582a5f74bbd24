import type { SearchQuery } from '../discovery.contract.ts'
import { createAskedBits } from './asked-bits.ts'
import { createCarerJudge } from './judge-carers.ts'
import { createOfferJudge } from './judge-offers.ts'
import { createTraitJudge } from './judge-traits.ts'
import type { Listings } from './listings.ts'
import { metresFrom } from './metres.rules.ts'

/** One query put to the listings: its conditions by what they are about, and what has been counted so far. */
export type Question = ReturnType<ReturnType<typeof createQuestions>>

/** Room for judging is used again by the next question: one is answered before the next is asked. */
export function createQuestions(listings: Listings) {
  const traits = createTraitJudge()
  const offers = createOfferJudge()
  const carers = createCarerJudge()
  const askedBits = createAskedBits(listings)
  return (query: SearchQuery, among?: readonly string[]) => {
    const { near, rating = 0 } = query
    const within = near ? query.within : undefined
    const priced = offers.needsPrices(query)
    const { columns } = listings
    const judged = {
      traits: traits.begin(query),
      offers: offers.begin(query, priced ? listings.pricedOffers : listings.offers),
      offerColumn: priced ? columns.pricedOffers : columns.offers,
      carers: carers.begin(query, listings.carers),
      areas: listings.areas.begin(query),
      among: among && new Set(among.flatMap((id) => listings.slotOf(id) ?? [])),
      /** A shown mean of at least so much; 0 is any, and none. */
      rating,
      within,
      distanceTo: near && metresFrom(near, within ?? Number.POSITIVE_INFINITY),
    }
    return {
      ...judged,
      ...askedBits(query, judged),
      /** Categories where caregivers have a say in them, and classes of means. */
      categories: new Uint32Array(32),
      rated: new Uint32Array(4),
    }
  }
}
