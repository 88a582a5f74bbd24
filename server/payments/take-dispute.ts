import type { Ctx } from '../context.ts'
import { bookRefund } from '../ledger/ledger.entry.ts'
import type { Tx } from '../platform/db.ts'
import type { TakeNews } from './news.ts'
import { leftOf } from './payment.rules.ts'
import type { PaymentReport } from './payment-port.ts'
import { settleRefund } from './settle-refund.ts'

type Payment = { id: string; orderId: string; adapter: string }

/**
 * Writes down that the payer's bank wants a payment back, or how that ended; a decision beats the opening in whatever
 * order they are told. A lost one is a refund that nobody asked us for: the books show it as one. The caller holds the
 * order's lock.
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
  if (state === 'lost') await bookLoss(tx, ctx, dispute, payment)
  await take(tx, ctx, {
    kind: state === 'open' ? 'dispute_opened' : 'dispute_closed',
    orderId: payment.orderId,
    paymentId: payment.id,
    amountFen: dispute.amountFen,
    outcome: state === 'open' ? null : state,
  })
}

async function bookLoss(
  tx: Tx,
  ctx: Ctx,
  dispute: NonNullable<PaymentReport['dispute']>,
  { id: paymentId, orderId, adapter }: Payment,
): Promise<void> {
  const payment = await tx.payment.findUniqueOrThrow({ where: { id: paymentId }, include: { refunds: true } })
  const amountFen = Math.min(dispute.amountFen, leftOf(payment))
  const excess = dispute.amountFen - amountFen
  // What was given back before is lost twice; only a person can get that back.
  if (excess > 0) ctx.log.error({ orderId, paymentId, excess }, 'a bank took back more than was left')
  if (amountFen <= 0) return
  const reason = `chargeback:${dispute.externalId}`
  const { id: refundId } = await tx.refund.create({
    data: { paymentId, amountFen, reason, externalId: dispute.externalId },
    select: { id: true },
  })
  await bookRefund(tx, {
    id: refundId,
    orderId,
    adapter,
    amountFen,
    reason: 'chargeback',
    at: ctx.clock.now(),
  })
  await settleRefund(tx, ctx, { refundId, orderId }, 'done')
}
