import type { Ctx } from '../context.ts'
import { type BackFrom, bookRefund, type PaidFor } from '../ledger/ledger.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import { lockPaid } from './lock-money.ts'
import { leftOf } from './payment.rules.ts'

/** For an order or a package of visits, one of the two. */
export type RefundRequest = Partial<PaidFor> & {
  /** Fen to give back at most; never more than what is left of what was paid. */
  readonly amountFen: number
  /** One word for why, such as the state the order ended in. The same reason is honoured once per payment. */
  readonly reason: string
  /** Only this payment, where an order was paid twice. */
  readonly paymentId?: string
  /** Leaves the deposit or the service alone; everything there is, unless said otherwise. */
  readonly from?: BackFrom
}

/**
 * Promises money back in the caller's transaction, in the ledger too; it is sent after commit. Gives the fen promised now: 0 when nothing
 * was paid, nothing is left, or this reason was honoured before.
 */
export async function requestRefund(
  tx: Tx,
  { clock }: Pick<Ctx, 'clock'>,
  request: RefundRequest,
): Promise<number> {
  const { orderId = null, packageId = null } = request
  await lockPaid(tx, { orderId, packageId })
  const payments = await tx.payment.findMany({
    where: { orderId, packageId, state: 'paid', ...(request.paymentId && { id: request.paymentId }) },
    include: { refunds: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  let owed = request.amountFen
  for (const payment of payments) {
    const amountFen = Math.min(owed, leftOf(payment))
    if (amountFen <= 0 || payment.refunds.some(({ reason }) => reason === request.reason)) continue
    const refund = await tx.refund.create({
      data: { paymentId: payment.id, amountFen, reason: request.reason, createdAt: clock.now() },
      select: { id: true },
    })
    await bookRefund(tx, {
      id: refund.id,
      ...{ orderId, packageId },
      adapter: payment.adapter,
      amountFen,
      reason: request.reason,
      at: clock.now(),
      ...(request.from && { from: request.from }),
    })
    await enqueue(tx, 'refund', { refundId: refund.id })
    owed -= amountFen
  }
  return request.amountFen - owed
}
