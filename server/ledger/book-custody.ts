import type { Tx } from '../platform/db.ts'
import { orderPockets } from './order-pockets.ts'
import { platformShare } from './share-out.ts'
import { commission, custody, deposit, held, payable, writeJournal } from './write-journal.ts'

type Stay = { readonly id: string; readonly providerId: string; readonly at: Date }

/**
 * Months have been paid ahead: their money goes from the order into its provider's custody account, the deposit into an
 * account of its own. Once per order; fen. The caller holds the order's lock.
 */
export async function bookCustody(
  tx: Tx,
  { id: orderId, providerId, at, custodyFen, depositFen }: Stay & { custodyFen: number; depositFen: number },
): Promise<void> {
  if (custodyFen + depositFen <= 0) return
  await writeJournal(tx, {
    key: `custody:${orderId}`,
    kind: 'custody_kept',
    orderId,
    at,
    lines: [
      [held(orderId), -custodyFen - depositFen],
      [custody(providerId), custodyFen],
      [deposit(orderId), depositFen],
    ],
  })
}

type Month = Stay & { readonly month: number; readonly amountFen: number } & {
  readonly category: string
  readonly placedAt: Date
}

/** A month was delivered: its share becomes the provider's, less the platform's. Never more than is in custody for the order. */
export async function bookMonth(tx: Tx, stay: Month): Promise<void> {
  const { id: orderId, providerId, month, at } = stay
  const { custodyFen } = await orderPockets(tx, orderId)
  const amountFen = Math.min(stay.amountFen, custodyFen)
  if (amountFen <= 0) return
  const { ruleId, shareFen } = await platformShare(tx, { ...stay, amountFen })
  await writeJournal(tx, {
    key: `month:${orderId}:${month}`,
    kind: 'month_released',
    orderId,
    reason: String(month),
    ruleId,
    at,
    lines: [
      [custody(providerId), -amountFen],
      [payable(providerId), amountFen - shareFen],
      [commission, shareFen],
    ],
  })
}

/** The family has agreed that the provider keeps a part of its deposit: no service, so the platform takes no share of it. */
export async function bookDeduction(
  tx: Tx,
  { id: orderId, providerId, at, amountFen, reason }: Stay & { amountFen: number; reason: string },
): Promise<void> {
  if (amountFen <= 0) return
  await writeJournal(tx, {
    key: `deduction:${orderId}`,
    kind: 'deposit_deducted',
    orderId,
    reason,
    at,
    lines: [
      [deposit(orderId), -amountFen],
      [payable(providerId), amountFen],
    ],
  })
}
