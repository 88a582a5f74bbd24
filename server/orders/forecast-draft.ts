import { after, hours } from '../kernel/clock.ts'
import type { OrderState } from './order.contract.ts'
import { elderAnswersBy, PAYMENT_WINDOW, providerAnswersBy } from './order.lifecycle.ts'
import type { DraftForecast } from './order-view.contract.ts'
import { type RefundPolicy, stepsOf } from './policy.contract.ts'

/**
 * What would follow if the draft were placed at `now`, in clock times: until when the elder, the payer and the provider
 * have, and until when cancelling gives back how much. Pure; the deadlines that bind are set when the order is placed.
 */
export function forecastDraft(draft: {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly asksFirst: boolean
  readonly refundPolicy: RefundPolicy
  readonly now: Date
}): DraftForecast {
  const { startsAt, endsAt, asksFirst, refundPolicy, now } = draft
  const entering = (state: OrderState, enteredAt: Date) => ({ now, state, enteredAt, startsAt, endsAt })
  const payBy = after(now, PAYMENT_WINDOW)
  return {
    elderAnswersBy: asksFirst ? elderAnswersBy(entering('awaiting_elder', now)) : null,
    payBy,
    providerAnswersBy: providerAnswersBy(entering('requested', payBy)),
    refunds: (stepsOf(refundPolicy) ?? []).map((step) => ({
      until: after(startsAt, -hours(step.hours)),
      percent: step.percent,
    })),
  }
}
