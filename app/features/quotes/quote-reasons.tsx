import { payers, type QuoteView } from '../../../server/quotes/quote.contract.ts'
import { useT } from '../../i18n/index.ts'
import { useQuoteWords } from './use-quote-words.ts'

/** 为什么是这个价: each payer's reason, what its month has left, and the rule with who says so. */
export function QuoteReasons({ quote }: { quote: QuoteView }) {
  const t = useT('quotes')
  const words = useQuoteWords(quote)
  return (
    <div className="grid max-w-measure gap-4">
      <ul className="grid gap-4">
        {quote.package && (
          <li className="grid gap-0.5">
            <p className="font-semibold">{t('package.term')}</p>
            <p>{t('package.why', { ...quote.package })}</p>
          </li>
        )}
        {payers.map((payer) => {
          const share = quote.shares[payer]
          const [left, source] = [words.left(share), words.source(share)]
          return (
            <li key={payer} className="grid gap-0.5">
              <p className="font-semibold">{t(`payer.${payer}`)}</p>
              <p>{words.why(share)}</p>
              {left && <p>{left}</p>}
              {source && <p className="text-sm text-ink-soft elder:text-base">{source}</p>}
            </li>
          )
        })}
        {quote.cap && (
          <li className="grid gap-0.5">
            <p>{t('cap', { cap: quote.cap.capFen })}</p>
            <p className="text-sm text-ink-soft elder:text-base">{words.source({ rule: quote.cap })}</p>
          </li>
        )}
      </ul>
      <p>{t(quote.package ? 'package.cancel' : 'cancelNote')}</p>
      <p className="text-sm text-ink-soft elder:text-base">{t('engine', { engine: quote.engine })}</p>
    </div>
  )
}
