import { Link } from '@remix-run/react'
import type { CheckView } from '../../../server/reviews/checks/check.contract.ts'
import type { RemedyRow } from '../../../server/reviews/remedies/remedy.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, EmptyState, Notice, Page, PageHead, Section, Stack, Stars, Table } from '../../ui/index.ts'
import { CheckCard } from './check-card.tsx'
import { RemedyCard } from './remedy-card.tsx'

export type ReviewQueueProps = {
  checks: readonly CheckView[]
  decided: readonly CheckView[]
  remedies: readonly RemedyRow[]
  keys: Record<string, string>
  done: string | null
  now: Date
}

/** What operators decide about reviews: checks by their clocks, remedies that are late, and what was decided lately. */
export function ReviewQueue({ checks, decided, remedies, keys, done, now }: ReviewQueueProps) {
  const t = useT('reviews')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('operator.title')} lead={t('operator.lead')} />
      {(done === 'decide' || done === 'remedy') && (
        <Notice tone="good" live>
          {t(done === 'decide' ? 'operator.done' : 'operator.remedyDone')}
        </Notice>
      )}
      <Section title={t('operator.checks')}>
        {checks.length === 0 ? (
          <EmptyState drawing="table" title={t('operator.emptyTitle')}>
            {t('operator.empty')}
          </EmptyState>
        ) : (
          <Stack as="ul" gap="lg">
            {checks.map((check) => (
              <li key={check.id}>
                <CheckCard check={check} keyOf={keys[check.id] ?? ''} now={now} />
              </li>
            ))}
          </Stack>
        )}
      </Section>
      <Section title={t('operator.remedies')} lead={t('operator.remediesText')}>
        {remedies.length === 0 ? (
          <p className="text-ink-soft">{t('operator.remediesNone')}</p>
        ) : (
          <Stack as="ul" gap="lg">
            {remedies.map((remedy) => (
              <Card as="li" key={remedy.id} className="grid gap-3">
                <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
                  <h3 className="text-base">
                    <Link to={`/operator/orders/${remedy.orderId}`} className="link">
                      {remedy.providerName} · {remedy.title}
                    </Link>
                  </h3>
                  <Stars value={remedy.stars} />
                </div>
                {remedy.text && <p className="max-w-measure whitespace-pre-line">{remedy.text}</p>}
                <RemedyCard remedy={remedy} keyOf={keys[remedy.id] ?? ''} now={now} />
              </Card>
            ))}
          </Stack>
        )}
      </Section>
      {decided.length > 0 && (
        <Section title={t('operator.decided')}>
          <Decided rows={decided} />
        </Section>
      )}
    </Page>
  )
}

function Decided({ rows }: { rows: readonly CheckView[] }) {
  const t = useT('reviews')
  const formats = useFormats()
  return (
    <Table
      caption={t('operator.table')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'provider', head: t('operator.provider'), cell: ({ review }) => review.providerName },
        { key: 'text', head: t('operator.text'), cell: ({ review }) => review.text || t('operator.noText') },
        {
          key: 'outcome',
          head: t('operator.outcome'),
          cell: ({ outcome }) => outcome && t(`operator.${outcome}`),
        },
        {
          key: 'reason',
          head: t('operator.reason'),
          cell: ({ reason, finalReason }) => finalReason || reason,
        },
        {
          key: 'when',
          head: t('operator.when'),
          cell: ({ decidedAt }) => decidedAt && formats.dayTime(decidedAt),
        },
      ]}
    />
  )
}
