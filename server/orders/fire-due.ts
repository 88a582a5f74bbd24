import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { readRows } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { inOrderTransaction } from './in-order-transaction.ts'
import { getOrderRecord } from './load-order.ts'
import { moveOrder } from './move-order.ts'
import { asClock } from './mover.ts'
import type { OrderTransition } from './order.contract.ts'

/**
 * Makes the moves whose time has come: of one order, or of all that are due (at most 200 at a call). Gives how many
 * moved. Asking too early moves nothing; asking twice moves once. One that fails is logged and does not hold up the others.
 */
export async function fireDue(ctx: Ctx, orderId: string | null): Promise<number> {
  const due = await readRows<{ id: string }>(
    ctx.db,
    Prisma.sql`
    select id::text from "order"
    where due_at <= ${ctx.clock.now()}::timestamptz and (${orderId}::uuid is null or id = ${orderId}::uuid)
    order by due_at limit 200`,
  )
  let moved = 0
  for (const { id } of due) {
    try {
      if (await fire(ctx, id)) moved += 1
    } catch (error) {
      if (orderId) throw error
      ctx.log.error({ err: error, orderId: id }, 'an order could not be moved by the clock')
    }
  }
  return moved
}

async function fire(ctx: Ctx, id: string): Promise<boolean> {
  try {
    return await inOrderTransaction(ctx.db, async (tx) => {
      const order = await getOrderRecord(tx, { id })
      if (!order.dueAt || !order.dueTransition || order.dueAt > ctx.clock.now()) return false
      await moveOrder(tx, ctx, order, order.dueTransition as OrderTransition, asClock)
      return true
    })
  } catch (error) {
    // Somebody moved it in the same moment: their word stands.
    if (error instanceof DomainError && error.code === 'orders.changed_meanwhile') return false
    throw error
  }
}
