import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { SandboxPaymentPage } from './payment.contract.ts'
import { type PaymentState, pageState } from './payment.rules.ts'

/**
 * What the sandbox's hosted page shows. Whoever knows the unguessable id may look, as with any payment link.
 * Refuses with payments.not_found.
 */
export async function sandboxPage(
  ctx: Ctx,
  { externalId }: { externalId: string },
): Promise<SandboxPaymentPage> {
  const payment = await getSandboxPayment(ctx, externalId)
  const { order } = payment
  return {
    externalId,
    state: standingOf(payment, ctx.clock.now()),
    amountFen: payment.amountFen,
    title: (order.terms as { title?: string }).title ?? '',
    orderId: order.id,
    orderNumber: order.number,
    providerName: order.provider.name,
    payBy: payBy(order),
  }
}

/** Refuses with payments.not_found, also where payments are real. */
export async function getSandboxPayment(ctx: Ctx, externalId: string) {
  const payment = await ctx.db.payment.findUnique({
    where: { externalId, adapter: 'sandbox' },
    include: { order: { include: { provider: { select: { name: true } } } } },
  })
  const page = await ctx.db.sandboxThing.findUnique({ where: { id: externalId }, select: { state: true } })
  if (!payment || !page || ctx.ports.payments.name !== 'sandbox') throw new DomainError('payments.not_found')
  return { ...payment, sandboxState: page.state }
}

/** How the page stands, seen from the payer's side. */
export function standingOf(
  payment: { state: PaymentState; sandboxState: string; order: { state: string; dueAt: Date | null } },
  now: Date,
): SandboxPaymentPage['state'] {
  const state = pageState(payment.state, payBy(payment.order), now)
  if (state !== 'paid' && payment.sandboxState === 'pending') return 'pending'
  const attempt = payment.sandboxState
  const waits = state === 'open' || state === 'failed'
  return waits && (attempt === 'challenged' || attempt === 'unanswered') ? attempt : state
}

/** Until when the order waits for its money; null once it waits no longer. */
const payBy = (order: { state: string; dueAt: Date | null }): Date | null =>
  order.state === 'awaiting_payment' ? order.dueAt : null
