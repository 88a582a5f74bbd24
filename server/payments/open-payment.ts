import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Prisma } from '../platform/db.ts'

export type PaymentRequest = {
  /** The order or the package of visits that is paid, one of the two. */
  readonly orderId?: string
  readonly packageId?: string
  readonly orderNumber: string
  /** What is bought, as the hosted page shows it. */
  readonly title: string
  readonly amountFen: number
  /** UTC instant at which the slot is no longer kept. */
  readonly expiresAt: Date
}

/**
 * Gives the address of a hosted page where this is paid: the one already open, or a new one. The caller has
 * checked that the viewer may pay. Refuses with payments.already_settled once paid, and with payments.unavailable while
 * the payment provider does not answer.
 */
export async function openPayment(ctx: Ctx, request: PaymentRequest): Promise<{ url: string }> {
  const paidFor = { orderId: request.orderId ?? null, packageId: request.packageId ?? null }
  const payments = await ctx.db.payment.findMany({ where: paidFor })
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
    ...paidFor,
    amountFen: request.amountFen,
    adapter: ctx.ports.payments.name,
    paidBy,
  })
}

type Page = { externalId: string; url: string }

/**
 * The key names what is paid and the attempt: whoever dies between the page's opening and our row gets the same page on
 * the next try, instead of a second one that could be paid as well.
 */
async function askForPage(ctx: Ctx, request: PaymentRequest, attempt: number): Promise<Page> {
  const { orderId, packageId, ...rest } = request
  const id = orderId ?? packageId ?? ''
  try {
    return await ctx.ports.payments.open({
      ...rest,
      orderId: id,
      key: `${id}:${attempt}`,
      returnUrl: `${ctx.appUrl}/${orderId ? 'orders' : 'packages'}/${id}`,
      locale: ctx.locale,
    })
  } catch (error) {
    ctx.log.error({ err: error, orderId, packageId }, 'the payment provider opened no page')
    throw new DomainError('payments.unavailable')
  }
}

/** What is to be paid has one open page at most: of two clicks at once, both are given the one that was recorded first. */
function record(ctx: Ctx, page: Prisma.PaymentCreateManyInput & Page): Promise<{ url: string }> {
  const { orderId = null, packageId = null, externalId, adapter } = page
  return inTransaction(ctx.db, async (tx) => {
    // A page of a provider we no longer use stays behind; should it be paid after all, that still counts.
    await tx.payment.updateMany({
      where: { orderId, packageId, state: 'open', adapter: { not: adapter } },
      data: { state: 'expired' },
    })
    await tx.payment.createMany({
      data: [{ ...page, createdAt: ctx.clock.now() }],
      skipDuplicates: true,
    })
    const recorded = await tx.payment.findFirst({
      where: { orderId, packageId, OR: [{ externalId }, { state: 'open' }] },
      select: { url: true },
    })
    if (!recorded) throw new DomainError('payments.unavailable')
    return recorded
  })
}
