import { dayOf } from '../kernel/wall-time.ts'
import type { Tx } from '../platform/db.ts'
import { findRules } from './find-rules.ts'
import { commissionRuleFor, shareOf } from './ledger.rules.ts'
import { orderPockets } from './order-pockets.ts'
import { commission, held, payable, writeJournal } from './write-journal.ts'

/**
 * What an order still holds becomes its provider's, less the platform's share by the rule of the day it was placed on.
 * Never more than the price: what was paid twice stays the family's. Once per order; nothing where nothing is held.
 * The caller holds the order's lock.
 */
export async function bookRelease(
  tx: Tx,
  order: { id: string; providerId: string; priceFen: number; placedAt: Date; category: string; at: Date },
): Promise<void> {
  const { id: orderId, providerId, priceFen, placedAt, category, at } = order
  const { heldFen } = await orderPockets(tx, orderId)
  const amountFen = Math.min(heldFen, priceFen)
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
      [held(orderId), -amountFen],
      [payable(providerId), amountFen - shareFen],
      [commission, shareFen],
    ],
  })
}
