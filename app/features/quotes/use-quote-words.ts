import {
  type PriceLine,
  payers,
  type QuoteView,
  type ShareView,
} from '../../../server/quotes/quote.contract.ts'
import { useT } from '../../i18n/index.ts'
import { useMonthName } from '../money/use-month-name.ts'

/** A quote in sentences. */
export function useQuoteWords(quote: QuoteView) {
  const t = useT('quotes')
  const monthName = useMonthName()
  const month = monthName(quote.month)
  const percent = (basisPoints: number | null) => (basisPoints ?? 0) / 100

  /** How a line was counted. */
  const how = ({ code, quantity, unitFen, basisPoints }: PriceLine): string => {
    switch (code) {
      case 'base':
        return t('lineHow.units', { price: unitFen, quantity: tidy(quantity), unit: t(`unit.${quote.unit}`) })
      case 'distance':
        return t('lineHow.distance', { price: unitFen, quantity })
      case 'package':
        return t('lineHow.package')
      case 'capped':
        return t('lineHow.capped')
      default:
        return t('lineHow.percent', { percent: percent(basisPoints) })
    }
  }

  /** Why a payer pays what it pays, or nothing. */
  const why = ({ fen, why, ofFen, basisPoints, leftFen }: ShareView): string => {
    if (why !== 'paid' && why !== 'paid_to_limit') return t(`no.${why}`, { month })
    if (basisPoints === null) return t('share.whole', { fen })
    return t(why === 'paid' ? 'share.paid' : 'share.toLimit', {
      of: ofFen,
      percent: percent(basisPoints),
      left: leftFen,
    })
  }

  /** What a month has left when this is paid; null where that is not told. */
  const left = ({ fen, leftFen, limitFen, basisPoints }: ShareView): string | null =>
    fen > 0 && limitFen > 0 && basisPoints !== null
      ? t('share.after', { month, left: leftFen - fen, limit: limitFen })
      : null

  const source = ({ rule }: Pick<ShareView, 'rule'>): string | null =>
    rule && t('rule', { ...rule, from: rule.validFrom })

  return { how, why, left, source }
}

const tidy = (quantity: number) => Math.round(quantity * 100) / 100

/** Those who pay a part, in the order they are asked. */
export const paying = (quote: QuoteView) => payers.filter((payer) => quote.shares[payer].fen > 0)
