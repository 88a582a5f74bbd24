import type { FunderPart } from '../entitlements/entitlements.entry.ts'
import type { Tx } from '../platform/db.ts'
import { orderPockets } from './order-pockets.ts'
import { platformShare } from './share-out.ts'
import {
  type Account,
  commission,
  couponCost,
  custody,
  held,
  payable,
  receivable,
  writeJournal,
} from './write-journal.ts'

type Release = {
  readonly id: string
  readonly providerId: string
  /** What the family itself was to pay. */
  readonly selfFen: number
  readonly placedAt: Date
  readonly category: string
  /** What funders pay of it; they owe it from now on. */
  readonly funders: readonly FunderPart[]
  /** Months paid ahead: their money is in custody. */
  readonly prepaid: boolean
  /** The visit was drawn from a package: whose money in custody pays for it, and how much of it. */
  readonly drawn?: { readonly packageId: string; readonly fen: number } | null
  readonly at: Date
}

/**
 * What an order still holds, and what its funders bear, becomes its provider's, less the platform's share by the rule of the
 * day it was placed on. A provider's own coupon is a part it never sees. Never more than the price: what was paid twice
 * stays the family's. Once per order; nothing where there is nothing. The caller holds the order's lock.
 */
export async function bookRelease(tx: Tx, order: Release): Promise<void> {
  const { id: orderId, providerId, selfFen, drawn, at } = order
  const pockets = await orderPockets(tx, orderId)
  // Of months paid ahead, what is left in custody; what came back to us from a failed refund stays the family's.
  const custodyFen = drawn ? drawn.fen : Math.max(0, pockets.custodyFen)
  const heldFen = order.prepaid ? 0 : Math.max(0, Math.min(pockets.heldFen, selfFen))
  const ownFen = custodyFen + heldFen
  const owed = byAccount(order.funders.filter(({ funder, providerId }) => funder !== 'coupon' || !providerId))
  const amountFen = ownFen + owed.reduce((sum, [, fen]) => sum + fen, 0)
  if (amountFen <= 0) return
  const { ruleId, shareFen } = await platformShare(tx, { ...order, amountFen })
  await writeJournal(tx, {
    key: `release:${orderId}`,
    kind: 'funds_released',
    orderId,
    packageId: drawn?.packageId ?? null,
    ruleId,
    at,
    lines: [
      [held(orderId), -heldFen],
      [custody(providerId), -custodyFen],
      ...owed.map(([account, fen]) => [account, -fen] as const),
      [payable(providerId), amountFen - shareFen],
      [commission, shareFen],
    ],
  })
}

/** An account has one line in a journal. */
function byAccount(parts: readonly FunderPart[]): [Account, number][] {
  const sums = new Map<string, [Account, number]>()
  for (const { funder, regionCode, amountFen } of parts) {
    const account = funder === 'coupon' ? couponCost : receivable(funder, regionCode)
    const [, before] = sums.get(account.code) ?? [account, 0]
    sums.set(account.code, [account, before + amountFen])
  }
  return [...sums.values()]
}
