import type { Tx } from '../platform/db.ts'
import { takeBack } from './ledger.rules.ts'
import { orderPockets } from './order-pockets.ts'
import { clearing, commission, held, payable, refunding, writeJournal } from './write-journal.ts'

type Refund = {
  readonly id: string
  readonly orderId: string
  readonly adapter: string
  readonly amountFen: number
  readonly reason: string
  readonly at: Date
}

/**
 * Money is promised back: out of what is held, and of what was released already out of the provider's part and ours as
 * it was shared. The caller holds the order's lock. Once per refund; throws when the order has less than that.
 */
export async function bookRefund(tx: Tx, refund: Refund): Promise<void> {
  const { id, orderId, adapter, amountFen, reason, at } = refund
  const taken = takeBack(amountFen, await orderPockets(tx, orderId))
  if (!taken)
    throw new Error(`order ${orderId} has less in the ledger than the ${amountFen} fen of refund ${id}`)
  await writeJournal(tx, {
    key: `refund:${id}:requested`,
    kind: 'refund_requested',
    orderId,
    reason,
    at,
    lines: [
      [held(orderId), -taken.heldFen],
      ...(taken.payableFen > 0 ? [[await payableOf(tx, orderId), -taken.payableFen] as const] : []),
      [commission, -taken.commissionFen],
      [refunding(adapter), amountFen],
    ],
  })
}

/**
 * A refund has reached the family, or has come back: what came back is held for the order again, whoever had it before,
 * since the family is still owed it. `before` is the state it leaves.
 */
export async function bookRefundOutcome(
  tx: Tx,
  refund: Refund & { before: 'requested' | 'done' | 'failed'; outcome: 'done' | 'failed' },
): Promise<void> {
  const { id, orderId, adapter, amountFen, reason, at, before, outcome } = refund
  await writeJournal(tx, {
    key: `refund:${id}:${outcome}`,
    kind: outcome === 'done' ? 'refund_done' : 'refund_failed',
    orderId,
    reason,
    at,
    lines: [
      [before === 'done' ? clearing(adapter) : refunding(adapter), -amountFen],
      [outcome === 'done' ? clearing(adapter) : held(orderId), amountFen],
    ],
  })
}

async function payableOf(tx: Tx, orderId: string) {
  const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { providerId: true } })
  return payable(order.providerId)
}
