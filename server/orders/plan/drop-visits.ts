import type { Ctx } from '../../context.ts'
import type { Prisma, Tx } from '../../platform/db.ts'
import { getOrderRecord } from '../load-order.ts'
import { asPlan, type MoveOrder } from '../mover.ts'

/**
 * Takes back those visits of a plan that nobody has begun on: their time is free again, and what was paid goes back whole. What
 * the provider has accepted is left to the family's own cancelling, by its policy. Gives how many.
 */
export async function dropVisits(
  tx: Tx,
  ctx: Ctx,
  where: Prisma.OrderWhereInput,
  move: MoveOrder,
): Promise<number> {
  const orders = await tx.order.findMany({
    where: { AND: [where, { state: { in: ['planned', 'awaiting_payment', 'requested'] } }] },
    select: { id: true },
    orderBy: { startsAt: 'asc' },
  })
  for (const { id } of orders) await move(tx, ctx, await getOrderRecord(tx, { id }), 'drop', asPlan)
  return orders.length
}
