import type { PaidFor } from '../ledger/ledger.entry.ts'
import type { Tx } from '../platform/db.ts'

/**
 * Waits until nobody else moves this order or its money. An order's row is the one lock for its payments and refunds:
 * a move of the order holds it already when it asks for a refund, so there is no second lock to take in another order.
 */
export async function lockMoney(tx: Tx, orderId: string): Promise<void> {
  await tx.$queryRaw`select 1 from "order" where id = ${orderId}::uuid for update`
}

/** The same for a package of visits, whose row is the lock for its own. Whoever holds an order's takes it after that. */
async function lockPackage(tx: Tx, packageId: string): Promise<void> {
  await tx.$queryRaw`select 1 from visit_package where id = ${packageId}::uuid for update`
}

/** The lock of whatever was paid for. */
export async function lockPaid(tx: Tx, { orderId, packageId }: Partial<PaidFor>): Promise<void> {
  if (orderId) await lockMoney(tx, orderId)
  if (packageId) await lockPackage(tx, packageId)
}

/** The same for what a payment was made for, by the payment provider's name for it. False where we know none. */
export async function lockMoneyOf(tx: Tx, externalId: string): Promise<boolean> {
  const payment = await tx.payment.findUnique({
    where: { externalId },
    select: { orderId: true, packageId: true },
  })
  if (payment) await lockPaid(tx, payment)
  return payment !== null
}
