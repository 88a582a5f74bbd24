import { Link, useActionData } from '@remix-run/react'
import type { OrderRow } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { isFormReply } from '../../rpc/form-reply.ts'
import { useLostProblem } from '../../rpc/lost-problem.tsx'
import { ProblemNotice } from '../../rpc/problem-notice.tsx'
import { Badge, Card, EmptyState, Money, Notice, Page, Tabs } from '../../ui/index.ts'
import { standingOf, toneOf } from './next-step.ts'
import { RequestCard } from './request-card.tsx'

export const buckets = ['to_answer', 'upcoming', 'past'] as const
type Bucket = (typeof buckets)[number]

export type InboxPageProps = {
  providerId: string
  bucket: Bucket
  rows: readonly OrderRow[]
  keys: Record<string, string>
  now: Date
  toAnswer: number
  /** What the last answer was, said once on top. */
  done: 'accepted' | 'declined' | null
}

/** Requests to answer, what is coming up, and what is over. */
export function InboxPage({ providerId, bucket, rows, keys, now, toAnswer, done }: InboxPageProps) {
  const t = useT('provider')
  const answer = useActionData()
  const lost = useLostProblem()
  const inbox = `/desk/${providerId}/inbox`
  // The request may have gone meanwhile: then its refusal stands on top of the list, for those without scripts too.
  const orphan =
    isFormReply(answer) && !rows.some(({ id }) => id === answer.values.orderId) ? answer.problem : null
  return (
    <Page className="gap-6 py-6 sm:py-8">
      <h1 className="sr-only">{t(`inbox.${bucket}`)}</h1>
      <Tabs
        label={t('inbox.buckets')}
        items={buckets.map((name) => ({
          to: name === 'to_answer' ? inbox : `${inbox}?bucket=${name}`,
          label: t(`inbox.${name}`),
          count: name === 'to_answer' ? toAnswer : undefined,
          current: name === bucket,
        }))}
      />
      {done && (
        <Notice tone="good" live>
          {t(`inbox.${done}`)}
        </Notice>
      )}
      <ProblemNotice problem={lost ? null : orphan} />
      {rows.length === 0 ? (
        <EmptyBucket bucket={bucket} />
      ) : bucket === 'to_answer' ? (
        <div className="grid items-start gap-4 sm:gap-6 lg:grid-cols-2">
          {rows.map((row) => (
            <RequestCard
              key={row.id}
              row={row}
              providerId={providerId}
              keyOf={keys[row.id] ?? ''}
              now={now}
            />
          ))}
        </div>
      ) : (
        <RowList rows={rows} providerId={providerId} />
      )}
    </Page>
  )
}

function EmptyBucket({ bucket }: { bucket: Bucket }) {
  const t = useT('provider')
  const words = {
    to_answer: [t('inbox.emptyToAnswer'), t('inbox.emptyToAnswerText')],
    upcoming: [t('inbox.emptyUpcoming'), t('inbox.emptyUpcomingText')],
    past: [t('inbox.emptyPast'), t('inbox.emptyPastText')],
  }[bucket]
  return (
    <EmptyState drawing={bucket === 'to_answer' ? 'door' : 'calendar'} title={words[0]}>
      {words[1]}
    </EmptyState>
  )
}

/** A dense list: one line a visit on a wide screen, two on a phone. */
function RowList({ rows, providerId }: { rows: readonly OrderRow[]; providerId: string }) {
  const t = useT('provider')
  const formats = useFormats()
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {rows.map((row) => {
          const standing = standingOf(row)
          return (
            <li key={row.id}>
              <Link
                to={`/desk/${providerId}/orders/${row.id}`}
                prefetch="intent"
                className="grid gap-x-6 gap-y-0.5 px-4 py-3 no-underline hover:bg-sunken focus-visible:-outline-offset-3 sm:grid-cols-[13rem_minmax(0,1fr)_auto_7rem] sm:items-center sm:px-5"
              >
                <span className="font-medium">{formats.span(row.startsAt, row.endsAt)}</span>
                <span className="min-w-0">
                  <span className="font-semibold">
                    {row.recipientName} · {row.title}
                  </span>
                  <span className="block text-sm text-ink-soft">
                    {[row.caregiverName, row.addressLine].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <span className="mt-1 flex items-center justify-between gap-4 sm:mt-0 sm:contents">
                  <Badge tone={toneOf(standing)}>{t(`next.${standing}`)}</Badge>
                  <span className="sm:text-end">
                    <Money fen={row.priceFen} size="sm" />
                  </span>
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
