import type { Ctx } from '../context.ts'
import type { PaidFor } from '../ledger/ledger.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import { bookLosses } from './book-losses.ts'
import type { TakeNews } from './news.ts'
import type { PaymentReport } from './payment-port.ts'

type Payment = PaidFor & { id: string }

/**
 * Writes down that the payer's bank wants a payment back, or how that ended; a decision beats the opening in whatever
 * order they are told. A lost one is a refund that nobody asked us for: the books show it as one. The caller holds the
 * lock of what was paid for.
 */
export async function takeDispute(
  tx: Tx,
  ctx: Ctx,
  { dispute }: PaymentReport,
  payment: Payment,
  take: TakeNews,
): Promise<void> {
  if (!dispute) return
  const state = dispute.outcome ?? 'open'
  const now = ctx.clock.now()
  const known = await tx.chargeback.findUnique({ where: { externalId: dispute.externalId } })
  if (known && (known.state !== 'open' || state === 'open')) return
  const closedAt = state === 'open' ? null : now
  await tx.chargeback.upsert({
    where: { externalId: dispute.externalId },
    create: {
      paymentId: payment.id,
      externalId: dispute.externalId,
      amountFen: dispute.amountFen,
      state,
      openedAt: now,
      closedAt,
    },
    update: { state, closedAt },
  })
  if (state === 'lost') await bookLosses(tx, ctx, payment.id)
  if (state !== 'open') await sendWaiting(tx, payment.id)
  await take(tx, ctx, {
    kind: state === 'open' ? 'dispute_opened' : 'dispute_closed',
    ...{ orderId: payment.orderId, packageId: payment.packageId },
    paymentId: payment.id,
    amountFen: dispute.amountFen,
    outcome: state === 'open' ? null : state,
  })
}

/** Refunds that were left to the bank: the payment provider knows by now whether they can be sent. */
async function sendWaiting(tx: Tx, paymentId: string): Promise<void> {
  const waiting = await tx.refund.findMany({
    where: { paymentId, state: 'requested', externalId: null },
    select: { id: true },
  })
  for (const { id } of waiting) await enqueue(tx, 'refund', { refundId: id })
}
