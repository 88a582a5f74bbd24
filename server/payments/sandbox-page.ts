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
  const { paidFor } = payment
  return {
    externalId,
    state: standingOf(payment, ctx.clock.now()),
    amountFen: payment.amountFen,
    title: (paidFor.terms as { title?: string }).title ?? '',
    path: payment.path,
    orderNumber: paidFor.number,
    providerName: paidFor.provider.name,
    payBy: payBy(paidFor),
  }
}

const named = { provider: { select: { name: true } } } as const

/** Refuses with payments.not_found, also where payments are real. */
export async function getSandboxPayment(ctx: Ctx, externalId: string) {
  const payment = await ctx.db.payment.findUnique({
    where: { externalId, adapter: 'sandbox' },
    include: { order: { include: named }, package: { include: named } },
  })
  const page = await ctx.db.sandboxThing.findUnique({ where: { id: externalId }, select: { state: true } })
  const paidFor = payment?.order ?? payment?.package
  if (!payment || !paidFor || !page || ctx.ports.payments.name !== 'sandbox')
    throw new DomainError('payments.not_found')
  const path = `/${payment.order ? 'orders' : 'packages'}/${paidFor.id}`
  return { ...payment, paidFor, path, sandboxState: page.state }
}

/** How the page stands, seen from the payer's side. */
export function standingOf(
  payment: { state: PaymentState; sandboxState: string; paidFor: { state: string; dueAt: Date | null } },
  now: Date,
): SandboxPaymentPage['state'] {
  const state = pageState(payment.state, payBy(payment.paidFor), now)
  if (state !== 'paid' && payment.sandboxState === 'pending') return 'pending'
  const attempt = payment.sandboxState
  const waits = state === 'open' || state === 'failed'
  return waits && (attempt === 'challenged' || attempt === 'unanswered') ? attempt : state
}

/** Until when it waits for its money; null once it waits no longer. */
const payBy = (of: { state: string; dueAt: Date | null }): Date | null =>
  of.state === 'awaiting_payment' ? of.dueAt : null
