import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import { bookPackageRefund, custodyOf } from './book-package.ts'
import type { PaidFor } from './book-payment.ts'
import { type BackFrom, takeBack, takeKept } from './ledger.rules.ts'
import { orderPockets } from './order-pockets.ts'
import {
  clearing,
  commission,
  custody,
  deposit,
  held,
  payable,
  refunding,
  writeJournal,
} from './write-journal.ts'

type Refund = PaidFor & {
  readonly id: string
  readonly adapter: string
  readonly amountFen: number
  readonly reason: string
  readonly at: Date
}

/**
 * Money is promised back: a package's out of custody, an order's out of what is held, and of what was released already out of the provider's part and ours as
 * it was shared, even where the provider's part has been sent on already. `from` leaves the deposit or the service alone. The
 * caller holds the order's lock. Once per refund; throws when the order has less than that.
 */
export async function bookRefund(tx: Tx, refund: Refund & { from?: BackFrom }): Promise<void> {
  const { id, orderId, packageId, adapter, amountFen, reason, at, from = 'all' } = refund
  if (packageId) return bookPackageRefund(tx, { ...refund, packageId })
  if (!orderId) throw new Error(`refund ${id} is for nothing`)
  const pockets = await orderPockets(tx, orderId)
  // What was sent on to the provider is still its part: it owes us that, and is asked for it after the commit.
  const theirsFen = pockets.payableFen + pockets.transferringFen + pockets.transferredFen
  const kept = takeKept(amountFen, pockets, from)
  const taken = takeBack(kept.restFen, { ...pockets, heldFen: 0, payableFen: theirsFen })
  if (!taken || (from === 'deposit' && kept.restFen > 0))
    throw new Error(`order ${orderId} has less in the ledger than the ${amountFen} fen of refund ${id}`)
  await writeJournal(tx, {
    key: `refund:${id}:requested`,
    kind: 'refund_requested',
    orderId,
    reason,
    at,
    lines: [
      [held(orderId), -kept.heldFen],
      [deposit(orderId), -kept.depositFen],
      ...(kept.custodyFen + taken.payableFen > 0 ? await fromProvider(tx, orderId, kept, taken) : []),
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
  const { id, orderId, packageId, adapter, amountFen, reason, at, before, outcome } = refund
  const kept = async () => (orderId ? held(orderId) : custodyOf(tx, packageId))
  await writeJournal(tx, {
    key: `refund:${id}:${outcome}`,
    kind: outcome === 'done' ? 'refund_done' : 'refund_failed',
    ...{ orderId, packageId },
    reason,
    at,
    lines: [
      [before === 'done' ? clearing(adapter) : refunding(adapter), -amountFen],
      [outcome === 'done' ? clearing(adapter) : await kept(), amountFen],
    ],
  })
}

async function fromProvider(
  tx: Tx,
  orderId: string,
  { custodyFen }: { custodyFen: number },
  { payableFen }: { payableFen: number },
) {
  const { providerId } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { providerId: true },
  })
  return [[custody(providerId), -custodyFen] as const, [payable(providerId), -payableFen] as const]
}
