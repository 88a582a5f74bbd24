import { shareOf } from '../kernel/fen.ts'
import { abilityGrades } from '../providers/provider.contract.ts'
import type { RulesInForce } from './policy.rules.ts'
import type { HeldEntitlement, Payer, QuoteFacts, Share, Why } from './quote.contract.ts'

type Held<Kind extends Payer> = Extract<HeldEntitlement, { kind: Kind }>

const nothing = (why: Why, { entitlementId = null, ruleId = null, ...rest }: Partial<Share> = {}): Share => ({
  ...{ fen: 0, ofFen: 0, basisPoints: null, leftFen: 0, limitFen: 0 },
  ...rest,
  ...{ why, entitlementId, ruleId },
})

/** A visit that was paid ahead leaves nothing for others to bear. */
export const paidAheadShare = (): Share => nothing('paid_ahead')

/** As much of what it would bear as is left in the period. */
function bear(
  wantedFen: number,
  held: HeldEntitlement,
  by: { ofFen: number; basisPoints: number | null; ruleId: string | null },
): Share {
  const fen = Math.max(0, Math.min(wantedFen, held.leftFen))
  const why = held.leftFen <= 0 ? 'used_up' : fen < wantedFen ? 'paid_to_limit' : 'paid'
  const { id: entitlementId, leftFen, limitFen } = held
  return { ...by, fen, why: wantedFen <= 0 ? 'nothing_left' : why, entitlementId, leftFen, limitFen }
}

/**
 * 长护险 first: of the catalogue price without surcharges, all but the co-payment of the region, up to the month's quota.
 * Only at a designated provider of the same region, for what is in the region's list of items.
 */
export function ltciShare(facts: QuoteFacts, rules: RulesInForce, baseFen: number): Share {
  const held = heldOf(facts, 'ltci')
  const rule = rules.ltci
  if (!held) return nothing('none_held')
  const named = { ruleId: rule?.id ?? null }
  if (!rule) return nothing('no_rule')
  if (!facts.provider.ltci) return nothing('provider_not_taking', named)
  if (!facts.provider.regionCode.startsWith(rule.regionCode)) return nothing('other_region', named)
  const { category } = facts.offering
  if (!rule.terms.items.some(({ categories }) => (categories as readonly string[]).includes(category)))
    return nothing('not_listed', named)
  const { coPayBasisPoints } = rule.terms
  const wanted = baseFen - shareOf(baseFen, coPayBasisPoints)
  return bear(wanted, held, { ofFen: baseFen, basisPoints: 10_000 - coPayBasisPoints, ruleId: rule.id })
}

/** The consumption voucher second: its own rate of what insurance leaves, up to its own cap of the month. */
export function voucherShare(facts: QuoteFacts, rules: RulesInForce, restFen: number): Share {
  const held = heldOf(facts, 'voucher')
  const rule = rules.voucher
  if (!held) return nothing('none_held')
  if (!rule) return nothing('no_rule')
  const refused = voucherRefusal(facts, rule.terms)
  if (refused) return nothing(refused, { ruleId: rule.id })
  const basisPoints = Math.min(held.basisPoints, rule.terms.mostBasisPoints)
  return bear(shareOf(restFen, basisPoints), held, { ofFen: restFen, basisPoints, ruleId: rule.id })
}

function voucherRefusal(
  { offering, provider, recipient, days }: QuoteFacts,
  terms: NonNullable<RulesInForce['voucher']>['terms'],
): Why | null {
  if (!provider.voucher) return 'provider_not_taking'
  const listed = terms.categories.find(({ category }) => category === offering.category)
  if (!listed) return 'not_listed'
  if (days < (listed.leastDays ?? 0) || days > (listed.mostDays ?? days)) return 'stay_length'
  if (recipient.age === null) return 'age_unknown'
  if (recipient.age < terms.leastAge) return 'too_young'
  if (recipient.grade === null) return 'no_assessment'
  return abilityGrades.indexOf(recipient.grade) < abilityGrades.indexOf(terms.leastGrade)
    ? 'grade_too_able'
    : null
}

/** One coupon at most, the one that takes most off; its condition looks at the whole price. */
export function couponShare(facts: QuoteFacts, priceFen: number, restFen: number): Share {
  const held = facts.entitlements.filter((one): one is Held<'coupon'> => one.kind === 'coupon')
  if (held.length === 0) return nothing('none_held')
  const fitting = held.filter(
    ({ providerId, categories }) =>
      (providerId ?? facts.provider.id) === facts.provider.id &&
      (categories.length === 0 || categories.includes(facts.offering.category)),
  )
  if (fitting.length === 0) return nothing('not_listed')
  const open = fitting.filter(({ minFen }) => priceFen >= minFen)
  if (open.length === 0) return nothing('below_minimum')
  const shares = open.map((one) =>
    bear(Math.min(restFen, one.limitFen), one, { ofFen: restFen, basisPoints: null, ruleId: null }),
  )
  return shares.reduce((best, share) =>
    share.fen > best.fen ||
    (share.fen === best.fen && (share.entitlementId ?? '') < (best.entitlementId ?? ''))
      ? share
      : best,
  )
}

const heldOf = <Kind extends Payer>(facts: QuoteFacts, kind: Kind): Held<Kind> | null =>
  facts.entitlements
    .filter((one): one is Held<Kind> => one.kind === kind)
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null
