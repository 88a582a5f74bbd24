import type { PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { isUniqueViolation } from '../platform/db.ts'
import { getOrder } from './find-orders.ts'
import { inOrderTransaction } from './in-order-transaction.ts'
import { getOrderRecord } from './load-order.ts'
import { moveOrder } from './move-order.ts'
import { asPerson } from './mover.ts'
import type { OrderState } from './order.contract.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { visibleOrders } from './order-scope.ts'
import type { OrderView } from './order-view.contract.ts'
import { manages } from './order-view.ts'
import { rangeOf } from './reduction-range.ts'

type Reduction = {
  orderId: string
  move: 'reduce' | 'split'
  amountFen: number
  reason: string
  key: string
}

/**
 * The price of an order is reduced: less was done than agreed. Its family gets back its part, funders pay less. By its provider's managers, and by an
 * operator, whose word in a dispute (`split`) settles it. It goes back when the order is closed.
 * Refuses with orders.not_found, orders.not_your_move, orders.reduction_range, orders.changed_meanwhile.
 */
export async function reduceOrder(ctx: PersonCtx, input: Reduction): Promise<OrderView> {
  const { orderId, move, amountFen, reason, key } = input
  const side = await sideOf(ctx, orderId)
  const answer = () => getOrder(ctx, { orderId, as: side })
  if ((await findEventByKey(ctx.db, key))?.stream === `order:${orderId}`) return answer()
  try {
    await inOrderTransaction(ctx.db, async (tx) => {
      const order = await getOrderRecord(tx, { id: orderId })
      if (side === 'provider' && !manages(ctx.viewer, order.providerId))
        throw new DomainError('orders.not_your_move')
      // Who is too late hears that, not that the money no longer fits.
      const from: readonly OrderState[] = orderLifecycle.transitions[move].from
      if (!from.includes(order.state)) throw new DomainError('orders.changed_meanwhile')
      const range = rangeOf(order)
      if (!range || amountFen > range.mostFen || (move === 'reduce' && amountFen < range.leastFen))
        throw new DomainError('orders.reduction_range', range ?? { leastFen: 0, mostFen: 0 })
      await moveOrder(tx, ctx, order, move, asPerson(side, ctx.viewer), {
        reason,
        key,
        data: { amountFen },
        concessionFen: amountFen,
      })
    })
  } catch (error) {
    if (!isUniqueViolation(error, 'event_key_key')) throw error
  }
  return answer()
}

async function sideOf(ctx: PersonCtx, orderId: string): Promise<'provider' | 'operator'> {
  for (const { side, where } of visibleOrders(ctx.viewer)) {
    if (side === 'family') continue
    if (await ctx.db.order.findFirst({ where: { AND: [{ id: orderId }, where] }, select: { id: true } }))
      return side
  }
  throw new DomainError('orders.not_found')
}
