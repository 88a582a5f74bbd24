import { after, days, minutes } from '../kernel/clock.ts'
import { finalOrderStates, type OrderState } from '../orders/order.contract.ts'
import type { ChatView } from './chat.contract.ts'

/** After an order's end whatever is left can be said for a week; a provider keeps contact details as long. */
const KEPT_OPEN = days(7)
/** So long a slip can be taken back. */
const WITHDRAWABLE = minutes(2)

const isOver = (state: OrderState) => (finalOrderStates as readonly OrderState[]).includes(state)

/**
 * Whether an order can be talked about at `now`: from the moment its provider sees it (it is paid, or of a plan the provider
 * has taken on) until a week after its end. A running plan keeps its conversation open.
 */
export function standingOf(
  order: { state: OrderState; enteredAt: Date; paidAt: Date | null; planRuns: boolean },
  now: Date,
): Pick<ChatView, 'standing' | 'closesAt'> {
  if (order.planRuns) return { standing: 'open', closesAt: null }
  if (!isOver(order.state)) return { standing: order.paidAt ? 'open' : 'not_yet', closesAt: null }
  if (!order.paidAt) return { standing: 'closed', closesAt: order.enteredAt }
  const closesAt = after(order.enteredAt, KEPT_OPEN)
  return { standing: now < closesAt ? 'open' : 'closed', closesAt }
}

/** Orders that ended before this instant can no longer be talked about. */
export const endedBefore = (now: Date) => after(now, -KEPT_OPEN)

/** Until when its writer may take a message back. */
export const withdrawableUntil = (at: Date) => after(at, WITHDRAWABLE)
