import type { Ctx } from '../context.ts'
import type { SandboxPaymentPage, sandboxOutcomes } from './payment.contract.ts'
import { pageState } from './payment.rules.ts'
import type { PaymentReport } from './payment-port.ts'
import { type ApplyPayment, receiveReport } from './receive-report.ts'
import { getSandboxPayment, payBy } from './sandbox-page.ts'

/**
 * Pays or declines on the sandbox's page. What happened travels exactly like a provider's webhook. A declined attempt
 * may be followed by another while the slot is kept; a page whose time is over takes no money and says so.
 * Refuses with payments.not_found.
 */
export async function sandboxAct(
  ctx: Ctx,
  { externalId, outcome }: { externalId: string; outcome: (typeof sandboxOutcomes)[number] },
  apply: ApplyPayment,
): Promise<{ orderId: string; state: SandboxPaymentPage['state'] }> {
  const { order, ...payment } = await getSandboxPayment(ctx, externalId)
  const state = pageState(payment.state, payBy(order), ctx.clock.now())
  if (state === 'paid') return { orderId: order.id, state }
  const kind = state === 'expired' ? 'expired' : outcome === 'success' ? 'paid' : 'failed'
  const after = await receiveReport(ctx, report(ctx, externalId, kind), apply)
  return { orderId: order.id, state: after?.state ?? state }
}

function report(ctx: Ctx, externalId: string, kind: 'paid' | 'failed' | 'expired'): PaymentReport {
  // Paying twice is one event; each declined attempt is one of its own.
  const id = kind === 'failed' ? `${externalId}:failed:${ctx.requestId}` : `${externalId}:${kind}`
  return { id, externalId, kind, payload: { by: 'sandbox page' } }
}
