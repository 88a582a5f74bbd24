import { finalOrderStates } from '../../../server/orders/order.contract.ts'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'

type Place = 'held' | 'stranded' | 'custody' | 'deposit' | 'released' | 'kept' | 'refunding' | 'refunded'
type Part = { key: Place; fen: number }

/** The places an order's money is in, and how much of it in each: what still moves first. */
export function moneyParts({ money, state }: Pick<OrderView, 'money' | 'state'>): Part[] {
  if (!money) return []
  const over = (finalOrderStates as readonly string[]).includes(state)
  const parts: Part[] = [
    // Nothing of an order that is over is held, but a deposit in question and what a bank has sent back.
    { key: over ? 'stranded' : 'held', fen: money.heldFen - money.custodyFen - money.depositFen },
    { key: 'custody', fen: money.custodyFen },
    { key: 'deposit', fen: money.depositFen },
    { key: 'refunding', fen: money.refundingFen },
    { key: 'refunded', fen: money.refundedFen },
    { key: state === 'cancelled' ? 'kept' : 'released', fen: money.releasedFen },
  ]
  return parts.filter(({ fen }) => fen > 0)
}
