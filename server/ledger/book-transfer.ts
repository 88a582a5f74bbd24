import type { Tx } from '../platform/db.ts'
import { clearing, payable, transferring, writeJournal } from './write-journal.ts'

type Transfer = {
  readonly id: string
  readonly orderId: string
  readonly providerId: string
  readonly adapter: string
  readonly amountFen: number
  readonly at: Date
}

/** What a provider is owed for an order sets out for its account. Once per transfer; the caller holds the order's lock. */
export async function bookTransfer(tx: Tx, transfer: Transfer): Promise<void> {
  const { id, orderId, providerId, adapter, amountFen, at } = transfer
  await writeJournal(tx, {
    key: `transfer:${id}:requested`,
    kind: 'transfer_requested',
    orderId,
    at,
    lines: [
      [payable(providerId), -amountFen],
      [transferring(adapter), amountFen],
    ],
  })
}

/** It has arrived and left us, or it never will and is owed again. */
export async function bookTransferOutcome(
  tx: Tx,
  transfer: Transfer & { outcome: 'sent' | 'failed' },
): Promise<void> {
  const { id, orderId, providerId, adapter, amountFen, at, outcome } = transfer
  await writeJournal(tx, {
    key: `transfer:${id}:${outcome}`,
    kind: outcome === 'sent' ? 'transfer_done' : 'transfer_failed',
    orderId,
    at,
    lines: [
      [transferring(adapter), -amountFen],
      [outcome === 'sent' ? clearing(adapter) : payable(providerId), amountFen],
    ],
  })
}

/** Part of a transfer came back to us: what the provider owed us for a refund is paid. Once per reversal. */
export async function bookReversal(tx: Tx, reversal: Transfer): Promise<void> {
  const { id, orderId, providerId, adapter, amountFen, at } = reversal
  await writeJournal(tx, {
    key: `reversal:${id}`,
    kind: 'reversal_done',
    orderId,
    at,
    lines: [
      [clearing(adapter), -amountFen],
      [payable(providerId), amountFen],
    ],
  })
}
