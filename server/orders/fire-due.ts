import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { wakeClock } from '../outbox/outbox.entry.ts'
import { inOrderTransaction } from './in-order-transaction.ts'
import { getOrderRecord } from './load-order.ts'
import { moveOrder } from './move-order.ts'
import { asClock } from './mover.ts'
import type { OrderTransition } from './order.contract.ts'

/**
 * Makes the moves whose time has come: of one order, or of all that are due (at most 200 at a call). Gives how many
 * moved. Asking too early sets the alarm again; asking twice moves once.
 */
export async function fireDue(ctx: Ctx, orderId: string | null): Promise<number> {
  const now = ctx.clock.now()
  const due = await ctx.db.order.findMany({
    where: orderId ? { id: orderId, dueAt: { not: null } } : { dueAt: { lte: now } },
    orderBy: { dueAt: 'asc' },
    take: 200,
    select: { id: true },
  })
  let moved = 0
  for (const { id } of due) if (await fire(ctx, id)) moved += 1
  return moved
}

async function fire(ctx: Ctx, id: string): Promise<boolean> {
  try {
    return await inOrderTransaction(ctx.db, async (tx) => {
      const order = await getOrderRecord(tx, { id })
      if (!order.dueAt || !order.dueTransition) return false
      if (order.dueAt > ctx.clock.now()) {
        await wakeClock(tx, id, order.dueAt)
        return false
      }
      await moveOrder(tx, ctx, order, order.dueTransition as OrderTransition, asClock)
      return true
    })
  } catch (error) {
    // Somebody moved it in the same moment: their word stands.
    if (error instanceof DomainError && error.code === 'orders.changed_meanwhile') return false
    throw error
  }
}
