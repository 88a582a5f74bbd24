import type { Ctx } from '../context.ts'
import { inTransaction } from '../platform/db.ts'
import type { TakeNews } from './news.ts'
import type { SandboxOutcome, SandboxPaymentPage } from './payment.contract.ts'
import { receiveReport } from './receive-report.ts'
import { actOnPage } from './sandbox-machine.ts'
import { getSandboxPayment, standingOf } from './sandbox-page.ts'
import { lockThing } from './sandbox-store.ts'

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
): Promise<{ path: string; state: SandboxPaymentPage['state'] }> {
  const payment = await getSandboxPayment(ctx, externalId)
  const report = await inTransaction(ctx.db, async (tx) => {
    const { state } = await lockThing(tx, externalId)
    const standing = standingOf({ ...payment, sandboxState: state }, ctx.clock.now())
    if (standing === 'paid' || standing === 'pending') return null
    return actOnPage(tx, ctx, externalId, standing === 'expired' ? 'expire' : outcome)
  })
  if (report) await receiveReport(ctx, report, take)
  const after = await getSandboxPayment(ctx, externalId)
  return { path: payment.path, state: standingOf(after, ctx.clock.now()) }
}
