import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { after, earlier } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { isUniqueViolation } from '../platform/db.ts'
import { getOrder } from './find-orders.ts'
import { inOrderTransaction } from './in-order-transaction.ts'
import { getOrderRecord } from './load-order.ts'
import { asPerson } from './mover.ts'
import { nudgeOrder } from './nudge-order.ts'
import { PAYMENT_WINDOW } from './order.lifecycle.ts'
import type { OrderView } from './order-view.contract.ts'
import { isExtendable, mayOrder } from './order-view.ts'

/** The event that says it: there is one per order, whoever asks. */
const keyOf = (orderId: string) => `extend:${orderId}`

/**
 * Keeps the time of an order that waits to be paid a quarter of an hour longer, once. Asking again, at the same moment or
 * later, gives the order as it stands. It lapses by the clock as before. Refuses with orders.not_found,
 * orders.no_family_role, and with orders.changed_meanwhile once it no longer waits or its time has run out.
 */
export async function extendTime(ctx: PersonCtx, { orderId }: { orderId: string }): Promise<OrderView> {
  const families = ctx.viewer.families.map(({ id }) => id)
  try {
    await inOrderTransaction(ctx.db, async (tx) => {
      const order = await getOrderRecord(tx, { id: orderId, familyId: { in: families } })
      if (!mayOrder(ctx.viewer, order.familyId)) throw new DomainError('orders.no_family_role')
      if (await tx.event.findUnique({ where: { key: keyOf(orderId) }, select: { id: true } })) return
      const now = ctx.clock.now()
      if (!isExtendable(order, ctx.viewer, now)) throw new DomainError('orders.changed_meanwhile')
      const dueAt = earlier(order.startsAt, after(order.dueAt as Date, PAYMENT_WINDOW))
      const { count } = await tx.order.updateMany({
        where: { id: orderId, state: 'awaiting_payment', version: order.version },
        data: { dueAt, version: { increment: 1 } },
      })
      if (count !== 1) throw new DomainError('orders.changed_meanwhile')
      await tx.hold.updateMany({
        where: { orderId, releasedAt: null },
        data: { expiresAt: dueAt, extendedAt: now },
      })
      await tx.placeHold.updateMany({ where: { orderId, releasedAt: null }, data: { expiresAt: dueAt } })
      await recordEvent(tx, {
        stream: `order:${orderId}`,
        position: order.version + 1,
        subject: 'order',
        subjectId: orderId,
        transition: 'extend',
        from: order.state,
        to: order.state,
        actor: asPerson('family', ctx.viewer),
        key: keyOf(orderId),
        at: now,
      })
      await nudgeOrder(tx, { ...order, version: order.version + 1 })
    })
  } catch (error) {
    // A sibling pressed in the same moment: their quarter of an hour is everybody's.
    if (!isUniqueViolation(error, 'event_key_key')) throw error
  }
  return getOrder(ctx, { orderId, as: 'family' })
}
