import { shareOf } from '../kernel/fen.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Tx } from '../platform/db.ts'
import { findRules } from './find-rules.ts'
import { commissionRuleFor } from './ledger.rules.ts'

type Earned = {
  readonly providerId: string
  readonly category: string
  readonly placedAt: Date
  readonly amountFen: number
}

/** The platform's share of what a provider has earned, by the rule of the day the order was placed on. In fen. */
export async function platformShare(
  tx: Tx,
  { providerId, category, placedAt, amountFen }: Earned,
): Promise<{ ruleId: string | null; shareFen: number }> {
  const { kind: providerKind } = await tx.provider.findUniqueOrThrow({
    where: { id: providerId },
    select: { kind: true },
  })
  const rule = commissionRuleFor(await findRules(tx), {
    ...{ providerId, providerKind, category, day: dayOf(placedAt) },
  })
  return { ruleId: rule?.id ?? null, shareFen: rule ? shareOf(amountFen, rule.basisPoints) : 0 }
}
