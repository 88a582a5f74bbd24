import type { QuoteView } from '../../../server/quotes/quote.contract.ts'
import { useT } from '../../i18n/index.ts'
import { cx, Money } from '../../ui/index.ts'
import { Fold } from '../orders/fold.tsx'
import { QuoteReasons } from './quote-reasons.tsx'
import { paying, useQuoteWords } from './use-quote-words.ts'

/** The price line by line, who pays which part, and what is left for the family; then, on asking, why. */
export function QuoteBill({ quote, mine = false }: { quote: QuoteView; mine?: boolean }) {
  const t = useT(['quotes', 'stays'])
  const words = useQuoteWords(quote)
  const funders = paying(quote)
  const paid = quote.package
  return (
    <div className="grid gap-4">
      <dl className="grid rounded-md border border-line bg-surface">
        {quote.lines.map((line) => (
          <Row key={line.code} term={t(`line.${line.code}`)} detail={words.how(line)} fen={line.amountFen} />
        ))}
        {(quote.lines.length > 1 || funders.length > 0 || paid) && (
          <Row term={t('total')} fen={quote.priceFen} tone="sum" />
        )}
        {funders.map((payer) => (
          <Row
            key={payer}
            term={t(`payer.${payer}`)}
            detail={words.why(quote.shares[payer])}
            fen={-quote.shares[payer].fen}
          />
        ))}
        {paid && <Row term={t('package.term')} detail={t('package.detail', { ...paid })} fen={-paid.fen} />}
        <Row
          term={mine ? t('self') : t('payer.self')}
          fen={quote.selfFen}
          tone={quote.depositFen > 0 ? 'sum' : 'end'}
        />
        {quote.depositFen > 0 && (
          <>
            <Row
              term={t('stays:confirm.deposit')}
              detail={t('stays:confirm.depositDetail')}
              fen={quote.depositFen}
            />
            <Row term={t('stays:confirm.pay')} fen={quote.selfFen + quote.depositFen} tone="end" />
          </>
        )}
      </dl>
      {quote.explained && (
        <Fold summary={t('why')}>
          <QuoteReasons quote={quote} />
        </Fold>
      )}
    </div>
  )
}

type RowProps = { term: string; detail?: string; fen: number; tone?: 'line' | 'sum' | 'end' }

function Row({ term, detail, fen, tone = 'line' }: RowProps) {
  return (
    <div
      className={cx(
        'flex items-baseline justify-between gap-x-6 px-5 py-3',
        tone !== 'line' && 'border-t border-line',
        tone === 'end' && 'rounded-b-md bg-pine-wash',
      )}
    >
      <dt className={cx('min-w-0', tone === 'end' && 'font-semibold')}>
        {term}
        {detail && <span className="block text-sm text-ink-soft elder:text-base">{detail}</span>}
      </dt>
      <dd className="shrink-0 whitespace-nowrap">
        <Money fen={fen} {...(tone === 'end' && { size: 'lg' as const })} />
      </dd>
    </div>
  )
}
