import { Link } from '@remix-run/react'
import type { CheckView } from '../../../server/reviews/checks/check.contract.ts'
import type { RemedyRow } from '../../../server/reviews/remedies/remedy.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Section, Stack, Stars } from '../../ui/index.ts'
import { DecidedTable, WorkQueue } from '../operator/work-queue.tsx'
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
  const word = { decide: t('operator.done'), remedy: t('operator.remedyDone') }
  return (
    <WorkQueue
      title={t('operator.title')}
      lead={t('operator.lead')}
      done={done === 'decide' || done === 'remedy' ? word[done] : null}
      waiting={{
        title: t('operator.checks'),
        rows: checks,
        empty: { title: t('operator.emptyTitle'), text: t('operator.empty') },
        card: (check) => <CheckCard check={check} keyOf={keys[check.id] ?? ''} now={now} />,
      }}
      over={{ title: t('operator.decided'), rows: decided, table: <Decided rows={decided} /> }}
    >
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
    </WorkQueue>
  )
}

function Decided({ rows }: { rows: readonly CheckView[] }) {
  const t = useT('reviews')
  const formats = useFormats()
  return (
    <DecidedTable
      caption={t('operator.table')}
      heads={{
        what: t('operator.provider'),
        text: t('operator.text'),
        outcome: t('operator.outcome'),
        reason: t('operator.reason'),
        when: t('operator.when'),
      }}
      rows={rows.map(({ id, review, outcome, reason, finalReason, decidedAt }) => ({
        ...{ id, what: review.providerName, text: review.text || t('operator.noText') },
        ...{ outcome: outcome && t(`operator.${outcome}`), reason: finalReason || reason },
        when: decidedAt && formats.dayTime(decidedAt),
      }))}
    />
  )
}
