import type { Tx } from '../platform/db.ts'

/**
 * Waits until nobody else moves this order or its money. An order's row is the one lock for its payments and refunds:
 * a move of the order holds it already when it asks for a refund, so there is no second lock to take in another order.
 */
export async function lockMoney(tx: Tx, orderId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "order" where id = ${orderId}::uuid for update`
}

/** The same for the order a payment belongs to, by the payment provider's name for it. False where we know none. */
export async function lockMoneyOf(tx: Tx, externalId: string): Promise<boolean> {
  const locked = await tx.$queryRaw<unknown[]>`
    select 1 from "order" join payment on payment.order_id = "order".id
    where payment.external_id = ${externalId}
    for update of "order"`
  return locked.length > 0
}
