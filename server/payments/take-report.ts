import type { Ctx } from '../context.ts'
import { bookPayment, type PaidFor } from '../ledger/ledger.entry.ts'
import type { Tx } from '../platform/db.ts'
import { bookLosses } from './book-losses.ts'
import type { PaymentNews, TakeNews } from './news.ts'
import { type PaymentState, paymentAfter } from './payment.rules.ts'
import type { PaymentReport } from './payment-port.ts'
import { settleRefund } from './settle-refund.ts'
import { takeDispute } from './take-dispute.ts'

export const paymentParts = {
  ...{ id: true, orderId: true, packageId: true },
  ...{ state: true, amountFen: true, adapter: true },
} as const
export type KnownPayment = PaidFor & {
  readonly id: string
  readonly state: PaymentState
  readonly amountFen: number
  readonly adapter: string
}

/**
 * Applies a report to a payment; what it was for is locked by the caller. Gives where the payment stands then; null where the
 * report has to wait for something we have not written down yet. Applying one twice changes nothing.
 */
export async function takeReport(
  tx: Tx,
  ctx: Ctx,
  report: PaymentReport,
  payment: KnownPayment,
  take: TakeNews,
): Promise<PaymentState | null> {
  switch (report.kind) {
    case 'refunded':
      return settleKnown(tx, ctx, report, 'done', payment)
    case 'refund_failed':
      return settleKnown(tx, ctx, report, 'failed', payment)
    case 'dispute_opened':
    case 'dispute_closed':
      // A bank takes back what came in; that has not been told yet.
      if (report.dispute?.outcome === 'lost' && payment.state !== 'paid') return null
      await takeDispute(tx, ctx, report, payment, take)
      return payment.state
    case 'account_changed':
      return payment.state
    default:
      return applyToPayment(tx, ctx, report.kind, payment, take)
  }
}

async function applyToPayment(
  tx: Tx,
  ctx: Ctx,
  kind: PaymentNews['kind'],
  { id: paymentId, orderId, packageId, amountFen, adapter, state }: KnownPayment,
  take: TakeNews,
): Promise<PaymentState> {
  const next = paymentAfter(state, kind)
  if (!next) return state
  const at = ctx.clock.now()
  const paidAt = next === 'paid' ? at : null
  await tx.payment.updateMany({ where: { id: paymentId }, data: { state: next, paidAt } })
  if (next === 'paid') await bookPayment(tx, { id: paymentId, orderId, packageId, adapter, amountFen, at })
  await take(tx, ctx, { orderId, packageId, paymentId, kind: next, amountFen })
  return next
}

/** Until sendRefund has written down how the provider calls a refund we do not know it; it then looks for this report. */
async function settleKnown(
  tx: Tx,
  ctx: Ctx,
  { refundExternalId }: PaymentReport,
  outcome: 'done' | 'failed',
  { id: paymentId, state }: KnownPayment,
): Promise<PaymentState | null> {
  if (!refundExternalId) return state
  const refund = await tx.refund.findUnique({ where: { externalId: refundExternalId }, select: { id: true } })
  if (!refund) return null
  await settleRefund(tx, ctx, { refundId: refund.id }, outcome)
  if (outcome === 'failed') await bookLosses(tx, ctx, paymentId)
  return state
}
