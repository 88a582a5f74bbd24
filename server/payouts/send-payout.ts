import type { Ctx } from '../context.ts'
import { bookTransferOutcome } from '../ledger/ledger.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { lockMoney, PaymentRefused } from '../payments/payments.entry.ts'
import { inTransaction } from '../platform/db.ts'
import { plainFailure } from '../platform/plain-error.ts'
import { refreshAccount } from './payout-account.ts'

/**
 * Sends an order's money on: outbox topic `payout`. May be called any number of times; the payout's id is the key by which
 * the payment provider knows a repetition. A refusal makes it owed again, for the next day's run; while the payment provider
 * does not answer this throws, to be tried again.
 */
export async function sendPayout(ctx: Ctx, { payoutId }: { payoutId: string }): Promise<void> {
  const payout = await ctx.db.payout.findUniqueOrThrow({ where: { id: payoutId } })
  if (payout.state !== 'requested') return
  const port = ctx.ports.payments
  if (payout.adapter !== port.name)
    throw new Error(`payout ${payoutId} belongs to ${payout.adapter}, but payments go through ${port.name}`)
  const { orderId, amountFen, accountId } = payout
  const request = { key: payoutId, accountExternalId: accountId, amountFen, orderId, reason: 'payout' }
  try {
    const { transferExternalId } = await port.transfer(request)
    await endPayout(ctx, payout, 'sent', { externalId: transferExternalId, lastError: null })
  } catch (error) {
    const lastError = plainFailure(error)
    if (!(error instanceof PaymentRefused)) {
      const attempts = { increment: 1 }
      await ctx.db.payout.update({ where: { id: payoutId }, data: { attempts, lastError } })
      throw error
    }
    ctx.log.error({ payoutId, orderId, amountFen, reason: error.reason }, 'a payout was refused')
    await endPayout(ctx, payout, 'failed', { lastError })
    if (error.reason === 'account_not_ready') await refreshAccount(ctx, { externalId: accountId })
  }
}

type Payout = { id: string; orderId: string; providerId: string; adapter: string; amountFen: number }

async function endPayout(
  ctx: Ctx,
  payout: Payout,
  state: 'sent' | 'failed',
  said: { externalId?: string; lastError: string | null },
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await lockMoney(tx, payout.orderId)
    const at = ctx.clock.now()
    const { count } = await tx.payout.updateMany({
      where: { id: payout.id, state: 'requested' },
      data: { ...said, state, endedAt: at, attempts: { increment: 1 } },
    })
    if (count !== 1) return
    await bookTransferOutcome(tx, { ...payout, at, outcome: state })
    // What was asked back meanwhile has waited for this.
    const waiting = await tx.payoutReversal.findMany({
      where: { payoutId: payout.id, state: 'requested' },
      select: { id: true },
    })
    if (state === 'sent')
      for (const { id } of waiting) await enqueue(tx, 'payout_reversal', { reversalId: id })
    else
      await tx.payoutReversal.updateMany({
        where: { payoutId: payout.id, state: 'requested' },
        data: { state: 'failed', endedAt: at, lastError: 'the money never left' },
      })
  })
}
