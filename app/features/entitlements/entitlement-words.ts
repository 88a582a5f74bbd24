import type {
  EntitlementKind,
  EntitlementTermsView,
} from '../../../server/entitlements/entitlement.contract.ts'
import { useT } from '../../i18n/index.ts'

/** What stands on a paper, in a sentence or two. */
export function useEntitlementWords() {
  const t = useT(['entitlements', 'discovery'])
  return (kind: EntitlementKind, terms: EntitlementTermsView, numberEnd: string): string[] => {
    const { grade, score, assessor, monthlyFen, basisPoints, amountFen, minFen, providerName } = terms
    switch (kind) {
      case 'assessment':
        return [
          t('terms.assessment', { grade: grade ? t(`discovery:ability.${grade}`) : '', assessor }),
          ...(score == null ? [] : [t('terms.score', { score })]),
        ]
      case 'ltci':
        return [t('terms.ltci', { fen: monthlyFen, end: numberEnd })]
      case 'voucher':
        return [t('terms.voucher', { percent: (basisPoints ?? 0) / 100, fen: monthlyFen, end: numberEnd })]
      case 'coupon':
        return [
          t('terms.coupon', { fen: amountFen }),
          ...(minFen ? [t('terms.couponMin', { min: minFen })] : []),
          ...(providerName ? [t('terms.couponOf', { provider: providerName })] : []),
        ]
    }
  }
}
