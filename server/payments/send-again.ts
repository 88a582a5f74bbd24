import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import { requestRefund } from './request-refund.ts'

/**
 * Promises a refund that was sent back once more, as far as its payment has not gone back otherwise meanwhile: by another refund, or
 * to the payer's bank. Gives how much, in fen. Repeating it changes nothing. Refuses with payments.refund_not_returned.
 */
export async function sendAgain(
  ctx: PersonCtx,
  { refundId }: { refundId: string },
): Promise<{ amountFen: number }> {
  return inTransaction(ctx.db, async (tx) => {
    const returned = await tx.refund.findUnique({ where: { id: refundId }, include: { payment: true } })
    if (returned?.state !== 'failed') throw new DomainError('payments.refund_not_returned')
    const { id: paymentId, orderId, packageId } = returned.payment
    const reason = `again:${refundId}`
    const request = { orderId, packageId, paymentId, amountFen: returned.amountFen, reason }
    const amountFen = await requestRefund(tx, ctx, request)
    if (amountFen === 0) {
      const known = await tx.refund.findUnique({ where: { paymentId_reason: { paymentId, reason } } })
      if (!known) throw new DomainError('payments.refund_not_returned')
      return { amountFen: known.amountFen }
    }
    await recordEvent(tx, {
      ...{ stream: `refund:${refundId}`, position: 1, subject: 'payment', subjectId: paymentId },
      ...{ transition: 'retry', from: 'failed', to: 'requested' },
      actor: { kind: 'operator', id: ctx.viewer.userId, name: ctx.viewer.name },
      data: { refundId, amountFen },
      at: ctx.clock.now(),
    })
    return { amountFen }
  })
}
