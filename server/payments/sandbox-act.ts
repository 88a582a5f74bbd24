import type { Ctx } from '../context.ts'
import { after, minutes } from '../kernel/clock.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import type { SandboxOutcome, SandboxPaymentPage } from './payment.contract.ts'
import type { PaymentReport } from './payment-port.ts'
import { receiveReport, type TakeNews } from './receive-report.ts'
import { getSandboxPayment, standingOf } from './sandbox-page.ts'
import { lockThing, paidReportId, tell } from './sandbox-store.ts'

/** How long money takes that comes late. */
const LATE = minutes(1)

/**
 * What somebody does on the sandbox's page. What happened travels exactly like a payment provider's webhook, except that
 * of a bank that gives no answer nothing is heard, and that money which comes late is told later. A declined attempt
 * may be followed by another while the slot is kept; a page whose time is over takes no money and says so.
 * Refuses with payments.not_found.
 */
export async function sandboxAct(
  ctx: Ctx,
  { externalId, outcome }: { externalId: string; outcome: SandboxOutcome },
  take: TakeNews,
): Promise<{ orderId: string; state: SandboxPaymentPage['state'] }> {
  const payment = await getSandboxPayment(ctx, externalId)
  const { id: orderId } = payment.order
  const report = await inTransaction(ctx.db, async (tx) => {
    const { state } = await lockThing(tx, externalId)
    const standing = standingOf({ ...payment, sandboxState: state }, ctx.clock.now())
    if (standing === 'paid' || standing === 'pending') return null
    return act(tx, ctx, externalId, standing === 'expired' ? 'expire' : outcome)
  })
  if (report) await receiveReport(ctx, report, take)
  const after = await getSandboxPayment(ctx, externalId)
  return { orderId, state: standingOf(after, ctx.clock.now()) }
}

/** The report that goes out at once, if any. */
async function act(
  tx: Tx,
  ctx: Ctx,
  externalId: string,
  outcome: SandboxOutcome | 'expire',
): Promise<PaymentReport | null> {
  const now = ctx.clock.now()
  const become = (state: string) => tx.sandboxThing.update({ where: { id: externalId }, data: { state } })
  const say = async (id: string, kind: 'paid' | 'failed' | 'expired', at = now) => {
    const report = { id, externalId, kind, payload: { by: 'sandbox page' } } satisfies PaymentReport
    await tell(tx, report, at)
    return report
  }
  switch (outcome) {
    case 'success':
      await become('paid')
      return say(paidReportId(externalId), 'paid')
    case 'late':
      await become('pending')
      await say(paidReportId(externalId), 'paid', after(now, LATE))
      return null
    case 'challenge':
      await become('challenged')
      return null
    case 'timeout':
      await become('unanswered')
      return null
    case 'decline':
      await become('declined')
      // Each declined attempt is an event of its own.
      return say(`${externalId}:failed:${ctx.requestId}`, 'failed')
    case 'expire':
      return say(`${externalId}:expired`, 'expired')
  }
}
