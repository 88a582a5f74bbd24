import { enqueue } from '../outbox/outbox.entry.ts'
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
 * it was shared, even where the provider's part has been sent on already. The caller holds the order's lock. Once per refund; throws when the order has less than that.
 */
export async function bookRefund(tx: Tx, refund: Refund): Promise<void> {
  const { id, orderId, adapter, amountFen, reason, at } = refund
  const pockets = await orderPockets(tx, orderId)
  // What was sent on to the provider is still its part: it owes us that, and is asked for it after the commit.
  const theirsFen = pockets.payableFen + pockets.transferringFen + pockets.transferredFen
  const taken = takeBack(amountFen, { ...pockets, payableFen: theirsFen })
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
  if (taken.payableFen > pockets.payableFen) await enqueue(tx, 'ask_back', { orderId })
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
