import type { Ctx } from '../context.ts'
import { bookRefund } from '../ledger/ledger.entry.ts'
import type { Tx } from '../platform/db.ts'
import { leftOf } from './payment.rules.ts'
import { settleRefund } from './settle-refund.ts'

const BY_BANK = 'chargeback:'

/**
 * Brings the books up to what banks have taken back of a payment: a lost dispute is a refund that nobody asked us for. Where a
 * refund of ours was under way at the same time there may be nothing left to take; should that refund fail, the loss is
 * booked then. So it does not matter which of the two is told first. The caller holds the lock of what was paid for.
 */
export async function bookLosses(tx: Tx, ctx: Ctx, paymentId: string): Promise<void> {
  const payment = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    include: { refunds: true, chargebacks: { where: { state: 'lost' }, orderBy: { openedAt: 'asc' } } },
  })
  const lost = sum(payment.chargebacks)
  if (lost === 0) return
  const byBank = payment.refunds.filter(({ reason }) => reason.startsWith(BY_BANK))
  const missing = lost - sum(byBank)
  const amountFen = Math.min(missing, leftOf(payment))
  const { orderId, packageId, adapter } = payment
  // What was given back as well is lost twice; only a person can get that back.
  if (missing > amountFen)
    ctx.log.error(
      { orderId, packageId, paymentId, fen: missing - amountFen },
      'a bank took back more than was left',
    )
  if (amountFen <= 0) return
  const name = `${payment.chargebacks.at(-1)?.externalId}:${byBank.length + 1}`
  const { id: refundId } = await tx.refund.create({
    data: { paymentId, amountFen, reason: `${BY_BANK}${name}`, externalId: name, createdAt: ctx.clock.now() },
    select: { id: true },
  })
  await bookRefund(tx, {
    id: refundId,
    ...{ orderId, packageId },
    adapter,
    amountFen,
    reason: 'chargeback',
    at: ctx.clock.now(),
  })
  await settleRefund(tx, ctx, { refundId }, 'done')
}

const sum = (rows: readonly { amountFen: number }[]) =>
  rows.reduce((total, { amountFen }) => total + amountFen, 0)
