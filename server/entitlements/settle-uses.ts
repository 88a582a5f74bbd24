import type { Tx } from '../platform/db.ts'
import type { Funder } from './entitlement.contract.ts'
import { lessOf } from './less.rules.ts'

/** What a funder pays of an order. */
export type FunderPart = {
  readonly funder: Funder
  /** Whose fund; empty for the platform's own coupons. */
  readonly regionCode: string
  /** Whose coupon, where it is a provider's own. */
  readonly providerId: string | null
  readonly amountFen: number
}

/**
 * The visit is confirmed: what was reserved of a month is used for good, and its funders owe it, each less its part of what
 * the price was reduced by; that part counts again while its month runs. Gives their parts; again gives the same.
 */
export async function settleUses(
  tx: Tx,
  orderId: string,
  { at, ...price }: { at: Date; priceFen: number; reducedFen: number },
): Promise<FunderPart[]> {
  if (price.reducedFen > 0) await lessen(tx, orderId, price, at)
  await tx.entitlementUse.updateMany({
    where: { orderId, state: 'reserved' },
    data: { state: 'final', settledAt: at },
  })
  const uses = await tx.entitlementUse.findMany({
    where: { orderId, state: 'final' },
    select: { amountFen: true, entitlement: { select: { kind: true, regionCode: true, terms: true } } },
    orderBy: { entitlementId: 'asc' },
  })
  return uses.map(({ amountFen, entitlement: { kind, regionCode, terms } }) => ({
    funder: kind as Funder,
    regionCode,
    providerId: (terms as { providerId?: string | null }).providerId ?? null,
    amountFen,
  }))
}

async function lessen(tx: Tx, orderId: string, price: { priceFen: number; reducedFen: number }, at: Date) {
  const uses = await tx.entitlementUse.findMany({ where: { orderId, state: 'reserved' } })
  for (const { entitlementId, amountFen } of uses) {
    const left = amountFen - lessOf(amountFen, price)
    await tx.entitlementUse.update({
      where: { orderId_entitlementId: { orderId, entitlementId } },
      data: left > 0 ? { amountFen: left } : { state: 'freed', settledAt: at },
    })
  }
}

/** Nothing comes of the order: what it reserved goes back to where it came from, and counts again while its month runs. */
export async function freeUses(tx: Tx, orderId: string, at: Date): Promise<void> {
  await tx.entitlementUse.updateMany({
    where: { orderId, state: 'reserved' },
    data: { state: 'freed', settledAt: at },
  })
}
