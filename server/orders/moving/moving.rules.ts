import { days, earlier, hours, later } from '../../kernel/clock.ts'
import type { OrderState, VisitState } from '../order.contract.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import { isNamed, type NamedPolicy, stepsOf } from '../policy.contract.ts'

const movable: readonly OrderState[] = ['planned', 'requested', 'accepted']
const notBegun: readonly VisitState[] = ['scheduled', 'assigned']

/** A visit can be given another time until somebody has set out for it or its time has come. */
export const isMovable = (
  order: { state: OrderState; startsAt: Date; terms: unknown; visit: { state: VisitState } },
  now: Date,
): boolean =>
  // Places of a session, a night or a month are given back and taken anew instead.
  !(order.terms as OfferingTerms).places &&
  movable.includes(order.state) &&
  notBegun.includes(order.visit.state) &&
  now < order.startsAt

/** From how long before the start a family may move a visit without asking, by the offering's policy; null: never. */
const freely: Readonly<Record<NamedPolicy, number | null>> = {
  flexible: hours(24),
  moderate: hours(48),
  strict: null,
}

/**
 * Whether the move stands at once, the other side only being told: the family's own, early enough by the policy; the provider's,
 * where the time stays and somebody else comes who suits, as on a sick day or in a swap.
 */
export function movesAtOnce(
  side: 'family' | 'provider',
  order: { refundPolicy: string; startsAt: Date; state: OrderState },
  now: Date,
  sameTime = false,
): boolean {
  if (side !== 'family') return sameTime
  // What nobody has answered yet is answered with its new time.
  if (order.state === 'requested') return true
  const ahead = freelyUntil(order.refundPolicy)
  return ahead !== null && order.startsAt.getTime() - now.getTime() >= ahead
}

/** By a provider's own steps: as long as cancelling would give everything back, and a day ahead at the least. */
function freelyUntil(policy: string): number | null {
  if (isNamed(policy)) return freely[policy]
  const whole = stepsOf(policy)?.find(({ percent }) => percent === 100)
  return whole ? Math.max(hours(whole.hours), hours(24)) : null
}

/** The other side's answer: within a day, at the latest two hours before the sooner of both times, half an hour at least. */
export function proposalDueAt(now: Date, startsAt: Date, proposed: Date): Date {
  const sooner = earlier(startsAt, proposed)
  const usual = earlier(new Date(now.getTime() + days(1)), new Date(sooner.getTime() - hours(2)))
  return earlier(sooner, later(usual, new Date(now.getTime() + hours(0.5))))
}
