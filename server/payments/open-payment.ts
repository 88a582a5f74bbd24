import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'

export type PaymentRequest = {
  readonly orderId: string
  readonly orderNumber: string
  /** What is bought, as the hosted page shows it. */
  readonly title: string
  readonly amountFen: number
  /** UTC instant at which the slot is no longer kept. */
  readonly expiresAt: Date
}

/**
 * Gives the address of a hosted page where this order is paid: the one already open, or a new one. The caller has
 * checked that the viewer may pay. Refuses with payments.already_settled once paid, and with payments.unavailable while
 * the payment provider does not answer.
 */
export async function openPayment(ctx: Ctx, request: PaymentRequest): Promise<{ url: string }> {
  const { orderId } = request
  const payments = await ctx.db.payment.findMany({ where: { orderId } })
  if (payments.some(({ state }) => state === 'paid')) throw new DomainError('payments.already_settled')
  const open = payments.find(({ state, adapter }) => state === 'open' && adapter === ctx.ports.payments.name)
  const paidBy = ctx.viewer.kind === 'person' ? ctx.viewer.userId : null
  if (open) {
    await ctx.db.payment.updateMany({ where: { id: open.id, state: 'open' }, data: { paidBy } })
    return { url: open.url }
  }
  const opened = await askForPage(ctx, request, payments.length + 1)
  const row = { ...opened, orderId, amountFen: request.amountFen, adapter: ctx.ports.payments.name, paidBy }
  // Two clicks at once are given the same page, and only one of them finds it unrecorded.
  await ctx.db.payment.createMany({ data: [row], skipDuplicates: true })
  return { url: opened.url }
}

/**
 * The key names the order and the attempt: whoever dies between the page's opening and our row gets the same page on
 * the next try, instead of a second one that could be paid as well.
 */
async function askForPage(ctx: Ctx, request: PaymentRequest, attempt: number) {
  const { orderId } = request
  try {
    return await ctx.ports.payments.open({
      ...request,
      key: `${orderId}:${attempt}`,
      returnUrl: `${ctx.appUrl}/orders/${orderId}`,
      locale: ctx.locale,
    })
  } catch (error) {
    ctx.log.error({ err: error, orderId, requestId: ctx.requestId }, 'the payment provider opened no page')
    throw new DomainError('payments.unavailable')
  }
}
