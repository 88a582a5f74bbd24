import type { Tx } from '../platform/db.ts'

/**
 * Waits until nobody else moves this order or its money. An order's row is the one lock for its payments and refunds:
 * a move of the order holds it already when it asks for a refund, so there is no second lock to take in another order.
 */
export async function lockMoney(tx: Tx, orderId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "order" where id = ${orderId}::uuid for update`
}
