import type { Ctx } from '../context.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { bookLosses } from './book-losses.ts'
import { lockPaid } from './lock-money.ts'
import { stampApplied } from './receive-report.ts'
import { settleRefund } from './settle-refund.ts'

/**
 * Sends a promised refund: outbox topic `refund`. May be called any number of times; the refund's id is the key by
 * which the payment provider knows a repetition. Throws while the provider does not answer, to be tried again.
 */
export async function sendRefund(ctx: Ctx, { refundId }: { refundId: string }): Promise<void> {
  const refund = await ctx.db.refund.findUnique({ where: { id: refundId }, include: { payment: true } })
  if (refund?.state !== 'requested' || refund.externalId) return
  const { payment } = refund
  const port = ctx.ports.payments
  if (payment.adapter !== port.name) {
    throw new Error(`refund ${refundId} belongs to ${payment.adapter}, but payments go through ${port.name}`)
  }
  const sent = await port.refund({
    key: refund.id,
    externalId: payment.externalId,
    amountFen: refund.amountFen,
    reason: refund.reason,
  })
  await inTransaction(ctx.db, async (tx) => {
    await lockPaid(tx, payment)
    await tx.refund.update({ where: { id: refundId }, data: { externalId: sent.refundExternalId } })
    const which = { refundId }
    if (sent.done) await settleRefund(tx, ctx, which, 'done')
    await hearEarlyReports(tx, ctx, which, sent.refundExternalId)
    await bookLosses(tx, ctx, payment.id)
  })
}

/** The provider's report may overtake its own answer; receiveReport has kept it for us. */
async function hearEarlyReports(
  tx: Tx,
  ctx: Ctx,
  which: { refundId: string },
  externalId: string,
): Promise<void> {
  const early = await tx.paymentEvent.findMany({ where: { externalId, appliedAt: null } })
  for (const { id, kind } of early) {
    await settleRefund(tx, ctx, which, kind === 'refunded' ? 'done' : 'failed')
    await stampApplied(tx, ctx, [id])
  }
}
