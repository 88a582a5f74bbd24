import { partOf } from '../kernel/fen.ts'

/**
 * Less was done than agreed, and the price is reduced: every payer bears the reduction as it bears the price. What a funder does
 * not pay is its share's part, rounded half up to the fen.
 */
export const lessOf = (
  shareFen: number,
  { reducedFen, priceFen }: { reducedFen: number; priceFen: number },
) => (priceFen > 0 ? Math.min(shareFen, partOf(shareFen, Math.min(reducedFen, priceFen), priceFen)) : 0)

/** What of a reduction goes back to the family, in fen: the rest after every funder's own part, so that the sum is exact. */
export function familyPart(of: {
  readonly priceFen: number
  readonly reducedFen: number
  /** What each funder bears of the whole price. */
  readonly shares: readonly number[]
}): number {
  const funded = of.shares.reduce((sum, fen) => sum + fen, 0)
  const theirs = of.shares.reduce((sum, fen) => sum + lessOf(fen, of), 0)
  return Math.max(0, Math.min(of.priceFen - funded, of.reducedFen - theirs))
}
