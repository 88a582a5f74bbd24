import type { Tx } from '../platform/db.ts'
import { clearing, held, writeJournal } from './write-journal.ts'

/** Money has come in: the payment provider keeps it for us, we hold it for the order. Once per payment. */
export async function bookPayment(
  tx: Tx,
  payment: { id: string; orderId: string; adapter: string; amountFen: number; at: Date },
): Promise<void> {
  const { id, orderId, adapter, amountFen, at } = payment
  await writeJournal(tx, {
    key: `payment:${id}`,
    kind: 'payment_received',
    orderId,
    at,
    lines: [
      [clearing(adapter), -amountFen],
      [held(orderId), amountFen],
    ],
  })
}
