import { loadViewer } from '../accounts/accounts.entry.ts'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { openPayment } from '../payments/payments.entry.ts'
import { getOrderRecord } from './load-order.ts'
import type { OfferingTerms } from './order-view.contract.ts'
import { mayOrder } from './order-view.ts'

/**
 * The address of the payment page of an order that waits to be paid; a page already open is used again.
 * Refuses with orders.not_found, orders.no_family_role, orders.changed_meanwhile, payments.unavailable.
 */
export async function payOrder(ctx: PersonCtx, { orderId }: { orderId: string }): Promise<{ url: string }> {
  // Read anew: placing a first order has made the family after this request's viewer was read.
  const viewer = await loadViewer(ctx.db, ctx.viewer.userId)
  const families = viewer.kind === 'person' ? viewer.families.map(({ id }) => id) : []
  const order = await getOrderRecord(ctx.db, { id: orderId, familyId: { in: families } })
  if (!mayOrder(viewer, order.familyId)) throw new DomainError('orders.no_family_role')
  if (order.state !== 'awaiting_payment' || !order.dueAt) throw new DomainError('orders.changed_meanwhile')
  return openPayment(ctx, {
    orderId: order.id,
    orderNumber: order.number,
    title: (order.terms as OfferingTerms).title,
    amountFen: order.priceFen,
    expiresAt: order.dueAt,
  })
}
