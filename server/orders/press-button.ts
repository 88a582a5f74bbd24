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
import { type Side, visibleOrders } from './order-scope.ts'
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
  const side = await sideOf(ctx, orderId, transition)
  const answer = () => getOrder(ctx, { orderId, as: side })
  if ((await findEventByKey(ctx.db, key))?.stream === `order:${orderId}`) return answer()
  if (reasonedTransitions.includes(transition) && !reason) throw new DomainError('orders.reason_missing')
  try {
    await inOrderTransaction(ctx.db, async (tx) => {
      const order = await getOrderRecord(tx, { id: orderId })
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
    if (!isUniqueViolation(error, 'event_key_key')) throw error
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
async function sideOf(ctx: PersonCtx, orderId: string, transition: ButtonTransition): Promise<Side> {
  const by: readonly string[] = orderLifecycle.transitions[transition].by
  const seen: Side[] = []
  for (const { side, where } of visibleOrders(ctx.viewer)) {
    const there = await ctx.db.order.findFirst({
      where: { AND: [{ id: orderId }, where] },
      select: { id: true },
    })
    if (there) seen.push(side)
  }
  if (seen.length === 0) throw new DomainError('orders.not_found')
  const side = seen.find((candidate) => by.includes(candidate))
  if (!side) throw new DomainError('orders.not_your_move')
  return side
}
