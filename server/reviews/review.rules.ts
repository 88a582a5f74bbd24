import { days } from '../kernel/clock.ts'
import type { OrderState, VisitState } from '../orders/order.contract.ts'

/** From the check-out: two days for the family to confirm, and a week more. */
const REVIEW_WINDOW = days(9)

/** States in which the work is done and nobody disputes it. Invariant 5: only a completed visit can be reviewed. */
const reviewableOrderStates = ['completed', 'closed'] as const satisfies readonly OrderState[]
const reviewableVisitStates: readonly VisitState[] = ['done', 'confirmed']

/** The problem that forbids a review of this visit at `now`, by either side, or null. */
export function refuseReview(
  order: {
    readonly state: OrderState
    readonly visit: { state: VisitState; checkedOutAt: Date | null } | null
  },
  now: Date,
): 'reviews.not_reviewable' | 'reviews.window_over' | null {
  const { visit } = order
  const done =
    (reviewableOrderStates as readonly OrderState[]).includes(order.state) &&
    visit !== null &&
    reviewableVisitStates.includes(visit.state)
  if (!done || !visit.checkedOutAt) return 'reviews.not_reviewable'
  return now.getTime() - visit.checkedOutAt.getTime() < REVIEW_WINDOW ? null : 'reviews.window_over'
}
