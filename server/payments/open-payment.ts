import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Prisma } from '../platform/db.ts'

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
  const page = await askForPage(ctx, request, payments.length + 1)
  return record(ctx, {
    ...page,
    orderId,
    amountFen: request.amountFen,
    adapter: ctx.ports.payments.name,
    paidBy,
  })
}

type Page = { externalId: string; url: string }

/**
 * The key names the order and the attempt: whoever dies between the page's opening and our row gets the same page on
 * the next try, instead of a second one that could be paid as well.
 */
async function askForPage(ctx: Ctx, request: PaymentRequest, attempt: number): Promise<Page> {
  const { orderId } = request
  try {
    return await ctx.ports.payments.open({
      ...request,
      key: `${orderId}:${attempt}`,
      returnUrl: `${ctx.appUrl}/orders/${orderId}`,
      locale: ctx.locale,
    })
  } catch (error) {
    ctx.log.error({ err: error, orderId }, 'the payment provider opened no page')
    throw new DomainError('payments.unavailable')
  }
}

/** An order has one open page at most: of two clicks at once, both are given the one that was recorded first. */
function record(ctx: Ctx, page: Prisma.PaymentCreateManyInput & Page): Promise<{ url: string }> {
  const { orderId, externalId, adapter } = page
  return inTransaction(ctx.db, async (tx) => {
    // A page of a provider we no longer use stays behind; should it be paid after all, that still counts.
    await tx.payment.updateMany({
      where: { orderId, state: 'open', adapter: { not: adapter } },
      data: { state: 'expired' },
    })
    await tx.payment.createMany({ data: [page], skipDuplicates: true })
    const recorded = await tx.payment.findFirst({
      where: { orderId, OR: [{ externalId }, { state: 'open' }] },
      select: { url: true },
    })
    if (!recorded) throw new DomainError('payments.unavailable')
    return recorded
  })
}
