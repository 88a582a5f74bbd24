import { shareOf } from '../kernel/fen.ts'
import type { OfferingUnit } from '../providers/provider.contract.ts'
import type { AnyPolicyRule, LtciTerms, PolicyRule, PriceCapTerms, VoucherTerms } from './policy.contract.ts'

/** The rules that speak of one order; null where none does. */
export type RulesInForce = {
  readonly cap: PolicyRule<PriceCapTerms> | null
  readonly ltci: PolicyRule<LtciTerms> | null
  readonly voucher: PolicyRule<VoucherTerms> | null
}

/**
 * Of those that speak of a region on a wall day, the one for the smallest region; of equals the one that began last, then
 * the later version. The same answer in whatever order they come.
 */
export function ruleFor<Rule extends PolicyRule<unknown>>(
  rules: readonly Rule[],
  { regionCode, day }: { readonly regionCode: string; readonly day: string },
): Rule | null {
  return rules
    .filter(
      (rule) =>
        regionCode.startsWith(rule.regionCode) && rule.validFrom <= day && (rule.validUntil ?? day) >= day,
    )
    .reduce<Rule | null>((best, rule) => (best && beats(best, rule) ? best : rule), null)
}

function beats(a: PolicyRule<unknown>, b: PolicyRule<unknown>): boolean {
  if (a.regionCode.length !== b.regionCode.length) return a.regionCode.length > b.regionCode.length
  if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom
  if (a.version !== b.version) return a.version > b.version
  return a.code < b.code
}

/** What a region's price cap for a category is on a day, where it has one for that unit. */
export const capFor = (
  rules: readonly AnyPolicyRule[],
  at: {
    readonly regionCode: string
    readonly day: string
    readonly category: string
    readonly unit: OfferingUnit
  },
): PolicyRule<PriceCapTerms> | null =>
  ruleFor(
    rules.filter(
      (rule) =>
        rule.kind === 'price_cap' && rule.terms.category === at.category && rule.terms.unit === at.unit,
    ) as PolicyRule<PriceCapTerms>[],
    at,
  )

/** Fen one unit may cost at most: the base and what it may float. */
export const capFen = ({ baseFen, floatBasisPoints }: PriceCapTerms): number =>
  baseFen + shareOf(baseFen, floatBasisPoints)

/** The rules for one order: the cap of the provider's region, the schemes of the recipient's funds. */
export function rulesInForce(
  rules: readonly AnyPolicyRule[],
  at: {
    readonly day: string
    readonly category: string
    readonly unit: OfferingUnit
    readonly inclusive: boolean
    readonly providerRegion: string
    readonly ltciRegion: string | null
    readonly voucherRegion: string | null
  },
): RulesInForce {
  const { day, ltciRegion, voucherRegion } = at
  const of = <Kind extends 'ltci' | 'voucher'>(kind: Kind, regionCode: string | null) =>
    regionCode === null
      ? null
      : ruleFor(
          rules.filter((rule): rule is Extract<AnyPolicyRule, { kind: Kind }> => rule.kind === kind),
          { regionCode, day },
        )
  return {
    cap: at.inclusive ? capFor(rules, { ...at, regionCode: at.providerRegion }) : null,
    ltci: of('ltci', ltciRegion),
    voucher: of('voucher', voucherRegion),
  }
}
