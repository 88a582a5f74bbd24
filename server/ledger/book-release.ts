import type { FunderPart } from '../entitlements/entitlements.entry.ts'
import { shareOf } from '../kernel/fen.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Tx } from '../platform/db.ts'
import { findRules } from './find-rules.ts'
import { commissionRuleFor } from './ledger.rules.ts'
import { orderPockets } from './order-pockets.ts'
import {
  type Account,
  commission,
  couponCost,
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
  readonly at: Date
}

/**
 * What an order still holds, and what its funders bear, becomes its provider's, less the platform's share by the rule of the
 * day it was placed on. A provider's own coupon is a part it never sees. Never more than the price: what was paid twice
 * stays the family's. Once per order; nothing where there is nothing. The caller holds the order's lock.
 */
export async function bookRelease(tx: Tx, order: Release): Promise<void> {
  const { id: orderId, providerId, selfFen, placedAt, category, at } = order
  const { heldFen } = await orderPockets(tx, orderId)
  const ownFen = Math.max(0, Math.min(heldFen, selfFen))
  const owed = byAccount(order.funders.filter(({ funder, providerId }) => funder !== 'coupon' || !providerId))
  const amountFen = ownFen + owed.reduce((sum, [, fen]) => sum + fen, 0)
  if (amountFen <= 0) return
  const { kind: providerKind } = await tx.provider.findUniqueOrThrow({
    where: { id: providerId },
    select: { kind: true },
  })
  const facts = { providerId, providerKind, category, day: dayOf(placedAt) }
  const rule = commissionRuleFor(await findRules(tx), facts)
  const shareFen = rule ? shareOf(amountFen, rule.basisPoints) : 0
  await writeJournal(tx, {
    key: `release:${orderId}`,
    kind: 'funds_released',
    orderId,
    ruleId: rule?.id ?? null,
    at,
    lines: [
      [held(orderId), -ownFen],
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
