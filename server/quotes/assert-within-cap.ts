import { dayOf } from '../kernel/wall-time.ts'
import type { Tx } from '../platform/db.ts'
import type { OfferingUnit } from '../providers/provider.contract.ts'
import { capFor } from './policy.rules.ts'
import { refuseAboveCap } from './quote-order.ts'
import { ruleOf } from './view-quote.ts'

type Priced = { category: string; unit: OfferingUnit; priceFen: number; minutes: number }

/**
 * A provider marked 普惠 may not save a price above its region's cap of the day: its first site's region. Fen per unit.
 * Refuses with quotes.above_cap.
 */
export async function assertWithinCap(
  tx: Tx,
  { providerId, offering, now }: { providerId: string; offering: Priced; now: Date },
): Promise<void> {
  const provider = await tx.provider.findUnique({
    where: { id: providerId },
    select: {
      inclusive: true,
      sites: { select: { regionCode: true }, orderBy: { id: 'asc' }, take: 1 },
    },
  })
  if (!provider?.inclusive) return
  const rules = await tx.policyRule.findMany({ where: { kind: 'price_cap' } })
  const { category, unit } = offering
  const regionCode = provider.sites[0]?.regionCode ?? ''
  const cap = capFor(rules.map(ruleOf), { regionCode, day: dayOf(now), category, unit })
  refuseAboveCap({ offering: { ...offering, count: 1, fees: [] } }, { cap })
}
