import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { DraftView } from '../../../server/orders/order-view.contract.ts'
import type { QuoteView } from '../../../server/quotes/quote.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Section, When } from '../../ui/index.ts'
import { usePlaceMuch } from '../capacity/place-words.ts'
import { QuoteBill } from '../quotes/quote-bill.tsx'
import { paying } from '../quotes/use-quote-words.ts'
import { draftPath } from './draft-frame.tsx'

type Props = { draft: DraftView; who: string; place: string }

/** All that was chosen, each with its way back to change it. */
export function ConfirmSummary({ draft, who, place }: Props) {
  const t = useT(['orders', 'capacity'])
  const formats = useFormats()
  const much = usePlaceMuch()
  const { offering } = draft
  const toWho = draftPath(draft, 'who')
  const toWhen = draftPath(draft, 'when')
  return (
    <Card flush>
      <h2 className="sr-only">{t('confirm.summary')}</h2>
      <dl className="divide-y divide-line">
        <Row term={t('confirm.service')}>
          {offering.title} ·{' '}
          {draft.places
            ? much({ term: draft.places.term, count: draft.count })
            : formats.duration(offering.minutes)}
          <span className="block text-ink-soft">{offering.providerName}</span>
        </Row>
        <Row term={t('confirm.who')} change={toWho}>
          {who}
          {offering.mode === 'at_home' && <span className="block text-ink-soft">{place}</span>}
        </Row>
        <Row term={t('confirm.when')} change={toWhen}>
          {draft.startsAt && draft.endsAt && <When at={draft.startsAt} to={draft.endsAt} />}
        </Row>
        {draft.places ? (
          <Row term={t('capacity:confirm.by')}>{t('capacity:confirm.byText')}</Row>
        ) : (
          <Row term={t('confirm.caregiver')} change={toWhen}>
            {draft.caregiverName ?? t('confirm.caregiverAny')}
          </Row>
        )}
        {draft.note && (
          <Row term={t('confirm.note')} change={toWhen}>
            <span className="whitespace-pre-line">{draft.note}</span>
          </Row>
        )}
      </dl>
    </Card>
  )
}

function Row({ term, change, children }: { term: string; change?: string; children: ReactNode }) {
  const t = useT(['orders', 'capacity'])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 px-5 py-3.5 sm:grid-cols-[7em_minmax(0,1fr)_auto] sm:px-6">
      <dt className="text-sm text-ink-soft max-sm:col-span-2 sm:text-base elder:text-base">{term}</dt>
      <dd className="min-w-0">{children}</dd>
      {change && (
        <dd>
          <Link to={change} className="link inline-flex min-h-6 items-center">
            {t('step.change')}
            <span className="sr-only">{term}</span>
          </Link>
        </dd>
      )}
    </div>
  )
}

/** What it costs line by line, and who pays which part. */
export function ConfirmPrice({ draft, quote }: { draft: DraftView; quote: QuoteView }) {
  const t = useT('quotes')
  const none = paying(quote).length === 0
  return (
    <Section title={t('title')}>
      <div className="grid gap-3">
        <QuoteBill quote={quote} mine />
        <p className="text-ink-soft">{t('selfHint')}</p>
        {draft.plan && !none && <p className="text-ink-soft">{t('plan')}</p>}
        {none && draft.recipientId && (
          <p className="flex flex-wrap gap-x-3 text-ink-soft">
            {t('apply')}
            <Link to={`/family/recipients/${draft.recipientId}/entitlements`} className="link">
              {t('applyLink')}
            </Link>
          </p>
        )}
      </div>
    </Section>
  )
}
