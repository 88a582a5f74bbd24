import { days, hours, minutes } from '../kernel/clock.ts'
import { coolingOffUntil } from '../prepayments/prepayment.contract.ts'
import type { OrderState } from './order.contract.ts'
import { namedPolicies, stepsOf } from './policy.contract.ts'

/** Whoever changes their mind within five minutes of ordering gets everything back. */
const SECOND_THOUGHTS = minutes(5)

/**
 * What the family gets back, in fen, when it cancels now: everything within five minutes of ordering and while the
 * provider has not accepted; everything of months paid ahead within the cooling-off days; otherwise by the offering's stated policy. Rounded half up to the fen.
 */
export function refundOnCancel(order: {
  readonly state: OrderState
  readonly paidFen: number
  /** Of it; whoever never came gets it back whole. */
  readonly depositFen?: number
  readonly refundPolicy: string
  readonly placedAt: Date
  readonly startsAt: Date
  /** The earliest start it ever had, once it was moved: moving gives nothing back. */
  readonly movedFrom?: Date | null
  /** Months paid ahead may be given up for no reason while none of it was delivered. */
  readonly terms?: unknown
  readonly paidAt?: Date | null
  readonly now: Date
}): number {
  const { state, paidFen, placedAt, movedFrom, now } = order
  const depositFen = Math.min(paidFen, order.depositFen ?? 0)
  const startsAt = movedFrom && movedFrom < order.startsAt ? movedFrom : order.startsAt
  if (state !== 'accepted' || now.getTime() - placedAt.getTime() <= SECOND_THOUGHTS) return paidFen
  const freely = coolingOffUntil(order.terms, order.paidAt)
  if (freely && now <= freely && now < order.startsAt) return paidFen
  return (
    depositFen + policyShare(order.refundPolicy, paidFen - depositFen, startsAt.getTime() - now.getTime())
  )
}

/** What a policy gives back of an amount so long (milliseconds) before the start, in fen, rounded half up. */
export function policyShare(refundPolicy: string, paidFen: number, ahead: number): number {
  const steps = stepsOf(refundPolicy) ?? namedPolicies.flexible
  const percent = steps.find((step) => ahead >= hours(step.hours))?.percent ?? 0
  return Math.floor((paidFen * percent + 50) / 100)
}

/** How long after the visit a provider still sees how to reach the family. */
const CONTACT_KEPT = days(7)
/** Ends without a visit: the provider has nothing left to come for. */
const endsUnvisited: readonly OrderState[] = ['declined', 'lapsed', 'cancelled', 'withdrawn']

/** Whether a provider still needs phone, address and note of an order: until it ends unvisited, else for a week after. */
export const contactKept = (order: { state: OrderState; endsAt: Date }, now: Date): boolean =>
  !endsUnvisited.includes(order.state) && now.getTime() - order.endsAt.getTime() < CONTACT_KEPT

/** A carer may start up to an hour before the agreed time. */
export const checkInFrom = (startsAt: Date) => new Date(startsAt.getTime() - hours(1))

/** Wrong start codes before the door stays shut to guessing. */
export const START_CODE_TRIES = 5

/** How near, in metres, a carer must be to start a visit without the code. */
export const GEOFENCE_METRES = 300
