import type { Ctx } from '../../context.ts'
import type { Tx } from '../../platform/db.ts'
import type { OrderRecord } from '../load-order.ts'
import type { MoveOrder } from '../mover.ts'
import type { OrderState } from '../order.contract.ts'
import { dropVisits } from './drop-visits.ts'

/** Of these a plan's first order was never carried out. */
const over: readonly OrderState[] = ['declined', 'lapsed', 'cancelled', 'withdrawn']

/**
 * What becomes of a plan when its first order is answered: accepted, all of it stands; ended before that, none of it does. Later
 * orders change nothing for the others.
 */
export async function followPlan(tx: Tx, ctx: Ctx, order: OrderRecord, move: MoveOrder): Promise<void> {
  const { plan, planId } = order
  if (!planId || plan?.state !== 'starting' || plan.firstOrderId !== order.id) return
  if (order.state === 'accepted') {
    await tx.plan.update({ where: { id: planId }, data: { state: 'active', version: { increment: 1 } } })
    return
  }
  if (!over.includes(order.state)) return
  await tx.plan.update({
    where: { id: planId },
    data: { state: 'ended', endedAt: ctx.clock.now(), version: { increment: 1 } },
  })
  await dropVisits(tx, ctx, { planId, id: { not: order.id } }, move)
}
