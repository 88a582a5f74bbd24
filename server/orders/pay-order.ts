import { loadViewer } from '../accounts/accounts.entry.ts'
import type { PersonCtx } from '../context.ts'
import { plainTitle } from '../kernel/plain-title.contract.ts'
import { DomainError } from '../kernel/problem.ts'
import { openPayment } from '../payments/payments.entry.ts'
import { inOrderTransaction } from './in-order-transaction.ts'
import { dueFenOf, getOrderRecord } from './load-order.ts'
import { moveOrder } from './move-order.ts'
import { asPerson } from './mover.ts'
import type { OfferingTerms } from './order-view.contract.ts'
import { mayOrder } from './order-view.ts'

/**
 * The address of the payment page of an order that waits to be paid, for what the family itself pays, a deposit included; a page already open is
 * used again. A planned visit may be paid before its bill is due; where others pay all of it, the address is the order's own.
 * Refuses with orders.not_found, orders.no_family_role, orders.changed_meanwhile, payments.unavailable.
 */
export async function payOrder(ctx: PersonCtx, { orderId }: { orderId: string }): Promise<{ url: string }> {
  // Read anew: placing a first order has made the family after this request's viewer was read.
  const viewer = await loadViewer(ctx.db, ctx.viewer.userId)
  const families = viewer.kind === 'person' ? viewer.families.map(({ id }) => id) : []
  const found = await getOrderRecord(ctx.db, { id: orderId, familyId: { in: families } })
  if (!mayOrder(viewer, found.familyId)) throw new DomainError('orders.no_family_role')
  const order = found.state === 'planned' ? await billNow(ctx, found.id) : found
  if (dueFenOf(order) === 0 && order.paidAt) return { url: `/orders/${order.id}` }
  if (order.state !== 'awaiting_payment' || !order.dueAt) throw new DomainError('orders.changed_meanwhile')
  return openPayment(ctx, {
    orderId: order.id,
    orderNumber: order.number,
    // A bank's page and its statements are read by others.
    title: plainTitle((order.terms as OfferingTerms).title),
    amountFen: dueFenOf(order),
    expiresAt: order.dueAt,
  })
}

const billNow = (ctx: PersonCtx, id: string) =>
  inOrderTransaction(ctx.db, async (tx) => {
    const order = await getOrderRecord(tx, { id })
    return order.state === 'planned'
      ? moveOrder(tx, ctx, order, 'bill', asPerson('family', ctx.viewer))
      : order
  })
