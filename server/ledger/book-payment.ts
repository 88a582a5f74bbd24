import type { Tx } from '../platform/db.ts'
import { custodyOf } from './book-package.ts'
import { clearing, held, writeJournal } from './write-journal.ts'

/** What money was paid for: an order or a package of visits, one of the two. */
export type PaidFor = { readonly orderId: string | null; readonly packageId: string | null }

/**
 * Money has come in: the payment provider keeps it for us, we hold it for the order; for a package of visits it lies in its
 * provider's custody account at once. Once per payment.
 */
export async function bookPayment(
  tx: Tx,
  payment: PaidFor & { id: string; adapter: string; amountFen: number; at: Date },
): Promise<void> {
  const { id, orderId, packageId, adapter, amountFen, at } = payment
  await writeJournal(tx, {
    key: `payment:${id}`,
    kind: 'payment_received',
    ...{ orderId, packageId },
    at,
    lines: [
      [clearing(adapter), -amountFen],
      [orderId ? held(orderId) : await custodyOf(tx, packageId), amountFen],
    ],
  })
}
