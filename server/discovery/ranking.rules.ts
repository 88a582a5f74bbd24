import type { ProviderCard, RankFactors } from './discovery.contract.ts'
import type { RankedBy, Standing } from './search-facts.contract.ts'

/**
 * How hits stand, in every engine. First how well the words fit, in classes; then who can be booked, and who is run by
 * somebody; then, among equals, the blend below; at last the finer fit, the shorter name and the id. The orders by distance,
 * rating and price put that in front. There is no other input: nobody can pay for a place, and no column could hold it.
 *
 * Each part of the blend is between 0 and 1 and weighs so many of ten:
 * - near (4): 1 at the door, a half at 3 km, 0 where the position is unknown; without a place to measure from it is 0 for all;
 * - rating (3): from 1 to 5 stars, after three voices of three stars were added: few voices move little;
 * - kept (2): the share of ended orders of the last 180 days that were kept, after ten of which nine were kept were added;
 * - soon (1): 1 with a free time today, a half with one in three days, 0 with none.
 */
export const WEIGHTS = { near: 4, rating: 3, kept: 2, soon: 1 } as const
const TEN = 10

export const HALF_AT_METRES = 3_000
export const PRIOR_VOICES = 3
export const PRIOR_STARS = 3
export const PRIOR_ORDERS = 10
export const PRIOR_KEPT = 9
export const HALF_AT_DAYS = 3
/** Days in which an order counts for how reliable somebody is. */
export const RELIABLE_DAYS = 180
/** A mean of one or two voices says more about them than about the provider. */
export const VOICES_FOR_A_MEAN = 3

export const weighedRating = (sum: number, count: number) =>
  (sum + PRIOR_VOICES * PRIOR_STARS) / (count + PRIOR_VOICES)

/** What does not depend on where somebody searches from, out of 10. `today` and `soonest` are days since 1970, or null. */
export function quality(
  rating: number,
  { kept, broken }: Pick<Standing, 'kept' | 'broken'>,
  soonest: number | null,
  today: number,
): number {
  const share = (kept + PRIOR_KEPT) / (kept + broken + PRIOR_ORDERS)
  const soon = soonest === null ? 0 : HALF_AT_DAYS / (HALF_AT_DAYS + Math.max(0, soonest - today))
  return WEIGHTS.rating * ((rating - 1) / 4) + WEIGHTS.kept * share + WEIGHTS.soon * soon
}

/** Out of 10; not a number is nowhere. */
export const nearness = (metres: number): number =>
  Number.isNaN(metres) ? 0 : (WEIGHTS.near * HALF_AT_METRES) / (HALF_AT_METRES + metres)

const DAY = 86_400_000
/** Days since 1970 of a wall date, and back. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY
export const dayFrom = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10)

/** What a place is made of, for whoever asks why; `today` is a wall date. */
export function factorsOf(
  card: Pick<ProviderCard, 'metres' | 'ratingCount'>,
  by: RankedBy,
  today: string,
): RankFactors {
  const soonest = by.soonestDay === null ? null : dayNumber(by.soonestDay)
  const blend = quality(by.rating, by, soonest, dayNumber(today)) + nearness(card.metres ?? Number.NaN)
  const ended = by.kept + by.broken
  return {
    metres: card.metres,
    rating: { weighed: Math.round(by.rating * 100) / 100, count: card.ratingCount },
    kept: ended === 0 ? null : { kept: by.kept, of: ended },
    soonestDay: by.soonestDay,
    score: Math.round((blend * 100) / TEN),
  }
}
