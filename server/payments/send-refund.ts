import type { Ctx } from '../context.ts'
import { inTransaction, type Prisma, type Tx } from '../platform/db.ts'
import { bookLosses } from './book-losses.ts'
import { lockPaid } from './lock-money.ts'
import { PaymentRefused } from './payment-port.ts'
import { stampApplied } from './receive-report.ts'
import { settleRefund } from './settle-refund.ts'

type Promised = Prisma.RefundGetPayload<{ include: { payment: true } }>

/**
 * Sends a promised refund: outbox topic `refund`. May be called any number of times; the refund's id is the key by
 * which the payment provider knows a repetition. Throws while the provider does not answer, to be tried again; waits without that
 * while the payer's bank decides.
 */
export async function sendRefund(ctx: Ctx, { refundId }: { refundId: string }): Promise<void> {
  const refund = await ctx.db.refund.findUnique({ where: { id: refundId }, include: { payment: true } })
  if (refund?.state !== 'requested' || refund.externalId) return
  const { payment } = refund
  const port = ctx.ports.payments
  if (payment.adapter !== port.name) {
    throw new Error(`refund ${refundId} belongs to ${payment.adapter}, but payments go through ${port.name}`)
  }
  const sent = await port
    .refund({
      key: refund.id,
      externalId: payment.externalId,
      amountFen: refund.amountFen,
      reason: refund.reason,
    })
    .catch((error: unknown) => {
      if (error instanceof PaymentRefused && error.reason === 'disputed') return null
      throw error
    })
  if (!sent) return leaveToBank(ctx, refund)
  await inTransaction(ctx.db, async (tx) => {
    await lockPaid(tx, payment)
    await tx.refund.update({ where: { id: refundId }, data: { externalId: sent.refundExternalId } })
    const which = { refundId }
    if (sent.done) await settleRefund(tx, ctx, which, 'done')
    await hearEarlyReports(tx, ctx, which, sent.refundExternalId)
    await bookLosses(tx, ctx, payment.id)
  })
}

/**
 * The payer's bank wants this money back, or has it: while it decides the refund waits, and is sent once more when it has
 * (see takeDispute). What the bank has taken nobody can give back a second time: then the loss stands in the refund's place.
 */
async function leaveToBank(ctx: Ctx, { id: refundId, payment }: Promised): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await lockPaid(tx, payment)
    const disputes = await tx.chargeback.findMany({
      where: { paymentId: payment.id },
      select: { state: true },
    })
    ctx.log.warn({ refundId, disputes }, 'a refund is left to the bank')
    if (disputes.length === 0 || disputes.some(({ state }) => state === 'open')) return
    if (disputes.every(({ state }) => state === 'won')) throw new Error(`refund ${refundId} was not sent`)
    await settleRefund(tx, ctx, { refundId }, 'failed')
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
