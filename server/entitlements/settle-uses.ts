import type { Tx } from '../platform/db.ts'
import type { Funder } from './entitlement.contract.ts'

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
 * The visit is confirmed: what was reserved of a month is used for good, and its funders owe it. Gives their parts; again
 * gives the same.
 */
export async function settleUses(tx: Tx, orderId: string, at: Date): Promise<FunderPart[]> {
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

/** Nothing comes of the order: what it reserved goes back to where it came from, and counts again while its month runs. */
export async function freeUses(tx: Tx, orderId: string, at: Date): Promise<void> {
  await tx.entitlementUse.updateMany({
    where: { orderId, state: 'reserved' },
    data: { state: 'freed', settledAt: at },
  })
}
