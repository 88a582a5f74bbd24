import type { PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { isUniqueViolation, type Tx } from '../platform/db.ts'
import { getOrder } from './find-orders.ts'
import { inOrderTransaction } from './in-order-transaction.ts'
import { getOrderRecord } from './load-order.ts'
import { moveOrder } from './move-order.ts'
import { asPerson } from './mover.ts'
import { type ButtonTransition, reasonedTransitions } from './order.contract.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { visibleOrders } from './order-scope.ts'
import type { OrderView } from './order-view.contract.ts'
import { manages, mayOrder } from './order-view.ts'

type Press = { orderId: string; transition: ButtonTransition; reason: string; key: string }

/**
 * A move a person makes with a button, from the side that may make it. Pressing again, or pressing what a sibling has
 * just pressed, answers with the order as it now stands.
 * Refuses with orders.not_found, orders.no_family_role, orders.not_your_move, orders.changed_meanwhile,
 * orders.already_started, orders.reason_missing.
 */
export async function pressButton(
  ctx: PersonCtx,
  { orderId, transition, reason, key }: Press,
): Promise<OrderView> {
  const { side, where } = await sideOf(ctx, orderId, transition)
  const answer = () => getOrder(ctx, { orderId, as: side })
  const isPressed = async () => (await findEventByKey(ctx.db, key))?.stream === `order:${orderId}`
  if (reasonedTransitions.includes(transition) && !reason) {
    if (await isPressed()) return answer()
    throw new DomainError('orders.reason_missing')
  }
  try {
    await inOrderTransaction(ctx.db, async (tx) => {
      const order = await getOrderRecord(tx, { AND: [{ id: orderId }, where] })
      if (side === 'family' && !mayOrder(ctx.viewer, order.familyId))
        throw new DomainError('orders.no_family_role')
      if (side === 'provider' && !manages(ctx.viewer, order.providerId))
        throw new DomainError('orders.not_your_move')
      if (
        order.state === orderLifecycle.transitions[transition].to &&
        !(await isOthersDecision(tx, orderId, transition))
      )
        return
      await moveOrder(tx, ctx, order, transition, asPerson(side, ctx.viewer), { reason, key })
    })
  } catch (error) {
    // The same press again, when the order has gone on since: whoever sent it has what they asked for.
    if (!isUniqueViolation(error, 'event_key_key') && !(await isPressed())) throw error
  }
  return answer()
}

/** Two operators who decide differently at once: the second hears that it is decided, not that it was done. */
async function isOthersDecision(tx: Tx, orderId: string, transition: ButtonTransition): Promise<boolean> {
  if (transition !== 'dismiss' && transition !== 'uphold') return false
  const last = await tx.event.findFirst({
    where: { stream: `order:${orderId}`, subject: 'order' },
    orderBy: { position: 'desc' },
    select: { transition: true },
  })
  return last?.transition !== transition
}

// A person may stand on two sides; the button says which.
async function sideOf(ctx: PersonCtx, orderId: string, transition: ButtonTransition) {
  const by: readonly string[] = orderLifecycle.transitions[transition].by
  const sides = visibleOrders(ctx.viewer)
  // Who stands on one side only is asked for it when the order is read.
  const [only] = sides
  if (only && sides.length === 1 && by.includes(only.side)) return only
  const seen: typeof sides = []
  for (const one of sides) {
    const there = await ctx.db.order.findFirst({
      where: { AND: [{ id: orderId }, one.where] },
      select: { id: true },
    })
    if (there) seen.push(one)
  }
  if (seen.length === 0) throw new DomainError('orders.not_found')
  const may = seen.find(({ side }) => by.includes(side))
  if (!may) throw new DomainError('orders.not_your_move')
  return may
}
