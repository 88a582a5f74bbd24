import type { LeavingReason } from './order.contract.ts'
import { CARER_WAITS } from './order.lifecycle.ts'
import { policyShare } from './order.rules.ts'

/** A few minutes early is nobody's loss. */
const GRACE_MINUTES = 5

/**
 * What would be fair to give back of a visit that ended early: the same share of the money as of the agreed minutes that
 * were not worked, rounded half up to the fen. Nothing for a few minutes, all of it where nothing was done.
 */
export function unservedShare(
  paidFen: number,
  { agreedMinutes, servedMinutes }: { agreedMinutes: number; servedMinutes: number },
): number {
  const missing = agreedMinutes - Math.max(0, servedMinutes)
  if (agreedMinutes <= 0 || missing <= GRACE_MINUTES) return 0
  return Math.floor((paidFen * missing * 2 + agreedMinutes) / (agreedMinutes * 2))
}

/** What comes back when the family was not there: as if it had cancelled at the last moment. In fen. */
export const absentShare = (refundPolicy: string, paidFen: number): number =>
  policyShare(refundPolicy, paidFen, 0)

/**
 * What comes back of a visit that its carer refused at the door, in fen: everything, because nothing was done; where the
 * recipient did not want it, as if the family had cancelled at that moment. Broken off later, unservedShare counts.
 */
export const leavingShare = (why: LeavingReason, refundPolicy: string, paidFen: number): number =>
  why === 'refused' ? absentShare(refundPolicy, paidFen) : paidFen

/** From when on a carer at a closed door may turn back. */
export const turnBackFrom = (startsAt: Date): Date => new Date(startsAt.getTime() + CARER_WAITS)

/**
 * By what amounts the price of an order may be reduced, in fen: never less than was promised before, since nobody takes a
 * promise back, and never more than the family has with us and others bear. Null where there is nothing to give.
 */
export function reductionRange(money: {
  readonly paidFen: number
  readonly refundedFen: number
  readonly priceFen: number
  readonly concessionFen: number
  /** What others bear of the price: they bear a reduction with the family. */
  readonly fundedFen?: number
}): { leastFen: number; mostFen: number } | null {
  const { paidFen, refundedFen, priceFen, fundedFen = 0 } = money
  const mostFen = Math.min(paidFen - refundedFen, priceFen - fundedFen) + fundedFen
  const leastFen = Math.max(1, money.concessionFen)
  return mostFen >= leastFen ? { leastFen, mostFen } : null
}
