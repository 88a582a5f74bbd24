import type { Ctx } from '../../context.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import { drawVisit } from '../../packages/packages.entry.ts'
import type { Tx } from '../../platform/db.ts'
import { quoteOrder } from '../../quotes/quotes.entry.ts'
import { getOrderRecord, type OrderRecord } from '../load-order.ts'
import { asPayment, type MoveOrder } from '../mover.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import { quoteSubject } from '../quote-subject.ts'

/**
 * Counts a plan's visit when its bill is due, by the terms its plan was agreed on and what is left of its own month; a package
 * that has a visit left for its day pays it. Where nothing is left for the family to pay, the visit goes on at once.
 */
export async function quoteBill(
  tx: Tx,
  ctx: Ctx,
  order: OrderRecord,
  move: MoveOrder,
): Promise<OrderRecord | undefined> {
  if (order.quote) return undefined
  const { siteId } = await tx.offering.findUniqueOrThrow({
    where: { id: order.offeringId },
    select: { siteId: true },
  })
  const terms = order.terms as OfferingTerms
  const offering = { siteId, providerId: order.providerId }
  const { id: orderId, recipientId, offeringId, startsAt } = order
  const ahead = await drawVisit(tx, ctx, {
    ...{ orderId, recipientId, offeringId, day: dayOf(startsAt) },
    mover: { kind: 'visits', id: null, name: '' },
  })
  const { selfFen, priceFen } = await quoteOrder(tx, ctx, {
    ...quoteSubject({ ...order, terms, offering, package: ahead }),
    orderId: order.id,
    agreed: true,
  })
  if (priceFen !== order.priceFen) await tx.order.update({ where: { id: order.id }, data: { priceFen } })
  const billed = await getOrderRecord(tx, { id: order.id })
  return selfFen > 0
    ? billed
    : move(tx, ctx, billed, billed.plan?.state === 'active' ? 'settle' : 'pay', asPayment)
}
