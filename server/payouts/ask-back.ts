import type { Ctx } from '../context.ts'
import { bookReversal, orderPockets } from '../ledger/ledger.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { lockMoney, PaymentRefused } from '../payments/payments.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { plainFailure } from '../platform/plain-error.ts'
import { spreadBack } from './payout.rules.ts'

/**
 * A refund has come after its money was sent on: what the provider has too much of is asked back, out of the order's own
 * payouts. Outbox topic `ask_back`; asking again asks for what is missing still, so repeating it is harmless.
 */
export async function askBack(ctx: Ctx, { orderId }: { orderId: string }): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await lockMoney(tx, orderId)
    const { payableFen } = await orderPockets(tx, orderId)
    const payouts = await tx.payout.findMany({
      where: { orderId, state: { in: ['requested', 'sent'] } },
      include: { reversals: { where: { state: { in: ['requested', 'sent'] } } } },
      orderBy: { id: 'desc' },
    })
    const asked = payouts.flatMap(({ reversals }) => reversals).filter(({ state }) => state === 'requested')
    const owedFen = -payableFen - sum(asked)
    const left = payouts.map(({ id, amountFen, reversals }) => ({ id, leftFen: amountFen - sum(reversals) }))
    for (const part of spreadBack(owedFen, left)) await ask(tx, ctx, part)
  })
}

async function ask(tx: Tx, ctx: Ctx, part: { payoutId: string; amountFen: number }): Promise<void> {
  const data = { ...part, createdAt: ctx.clock.now() }
  const { id } = await tx.payoutReversal.create({ data, select: { id: true } })
  await enqueue(tx, 'payout_reversal', { reversalId: id })
}

/**
 * Takes money back from a provider's account: outbox topic `payout_reversal`, any number of times. While its payout is on the
 * way it waits, and is called again when that has arrived. What is refused stays owed: it is kept from what the provider
 * earns next, and shown to operators.
 */
export async function sendReversal(ctx: Ctx, { reversalId }: { reversalId: string }): Promise<void> {
  const reversal = await ctx.db.payoutReversal.findUniqueOrThrow({
    where: { id: reversalId },
    include: { payout: true },
  })
  const { payout, amountFen } = reversal
  if (reversal.state !== 'requested' || payout.state !== 'sent' || !payout.externalId) return
  try {
    const { reversalExternalId } = await ctx.ports.payments.reverse({
      key: reversalId,
      transferExternalId: payout.externalId,
      amountFen,
      reason: 'refunded',
    })
    await endReversal(ctx, reversal, { state: 'sent', externalId: reversalExternalId, lastError: null })
  } catch (error) {
    const lastError = plainFailure(error)
    if (error instanceof PaymentRefused) {
      ctx.log.error({ reversalId, orderId: payout.orderId, amountFen }, 'money could not be taken back')
      return endReversal(ctx, reversal, { state: 'failed', lastError })
    }
    const attempts = { increment: 1 }
    await ctx.db.payoutReversal.update({ where: { id: reversalId }, data: { attempts, lastError } })
    throw error
  }
}

type Reversal = {
  id: string
  amountFen: number
  payout: { orderId: string; providerId: string; adapter: string }
}

function endReversal(
  ctx: Ctx,
  { id, amountFen, payout: { orderId, providerId, adapter } }: Reversal,
  said: { state: 'sent' | 'failed'; externalId?: string; lastError: string | null },
): Promise<void> {
  return inTransaction(ctx.db, async (tx) => {
    await lockMoney(tx, orderId)
    const at = ctx.clock.now()
    const { count } = await tx.payoutReversal.updateMany({
      where: { id, state: 'requested' },
      data: { ...said, endedAt: at, attempts: { increment: 1 } },
    })
    if (count === 1 && said.state === 'sent')
      await bookReversal(tx, { id, orderId, providerId, adapter, amountFen, at })
  })
}

const sum = (rows: readonly { amountFen: number }[]) => rows.reduce((total, row) => total + row.amountFen, 0)
