import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { SandboxPaymentPage } from './payment.contract.ts'
import { pageState } from './payment.rules.ts'

/**
 * What the sandbox's hosted page shows. Whoever knows the unguessable id may look, as with any payment link.
 * Refuses with payments.not_found.
 */
export async function sandboxPage(
  ctx: Ctx,
  { externalId }: { externalId: string },
): Promise<SandboxPaymentPage> {
  const { order, ...payment } = await getSandboxPayment(ctx, externalId)
  return {
    externalId,
    state: pageState(payment.state, payBy(order), ctx.clock.now()),
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
  if (!payment || ctx.ports.payments.name !== 'sandbox') throw new DomainError('payments.not_found')
  return payment
}

/** Until when the order waits for its money; null once it waits no longer. */
export const payBy = (order: { state: string; dueAt: Date | null }): Date | null =>
  order.state === 'awaiting_payment' ? order.dueAt : null
