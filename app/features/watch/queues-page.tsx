import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { type QueueView, queuePaths } from '../../../server/console/console.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, cx, EmptyState, Page, PageHead } from '../../ui/index.ts'
import { useRowKeys } from './use-row-keys.ts'

type Props = { queues: readonly QueueView[]; now: Date }

/** What waits for operators: the most urgent first, each with how much, since when and until when. */
export function QueuesPage({ queues, now }: Props) {
  const t = useT('watch')
  const formats = useFormats()
  const list = useRowKeys<HTMLUListElement>()
  const waiting = queues.filter(({ count }) => count > 0)
  const quiet = queues.filter(({ count }) => count === 0)
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('home.title')} lead={t('home.lead')} />
      {waiting.length === 0 ? (
        <EmptyState drawing="table" title={<h2>{t('home.empty')}</h2>}>
          {t('home.emptyText')}
        </EmptyState>
      ) : (
        <Card flush>
          <ul ref={list} className="divide-y divide-line">
            {waiting.map((queue) => (
              <li key={queue.name}>
                <Queue queue={queue} now={now} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {quiet.length > 0 && (
        <p className="max-w-measure text-ink-soft">
          {formats.labelled(t('home.quiet'))}
          {quiet.map(({ name }, index) => (
            <span key={name}>
              {index > 0 && ' · '}
              <Link to={queuePaths[name]} className="link">
                {t(`home.queues.${name}`)}
              </Link>
            </span>
          ))}
        </p>
      )}
    </Page>
  )
}

function Queue({ queue: { name, count, oldestAt, dueAt }, now }: { queue: QueueView; now: Date }) {
  const t = useT('watch')
  const formats = useFormats()
  const late = dueAt !== null && dueAt <= now
  const clock = !dueAt
    ? t('home.noDue')
    : late
      ? t('home.overdue', { at: dueAt })
      : t('home.due', { when: formats.deadline(dueAt, now) })
  return (
    <Link
      to={queuePaths[name]}
      className="flex min-h-target items-center gap-4 px-5 py-4 no-underline hover:bg-pine-wash focus-visible:-outline-offset-3"
    >
      <span
        className={cx(
          'min-w-12 text-right text-2xl font-semibold tabular-nums',
          late || name === 'incidents' ? 'text-bad' : 'text-pine',
        )}
      >
        {count}
      </span>
      <span className="grid min-w-0 flex-1 gap-x-6 sm:grid-cols-[minmax(9rem,1fr)_minmax(0,2fr)_minmax(0,2fr)] sm:items-baseline">
        <span className="font-semibold text-ink">{t(`home.queues.${name}`)}</span>
        <span className="text-ink-soft">{oldestAt && t('home.oldest', { at: oldestAt })}</span>
        <span className={late ? 'font-semibold text-bad' : 'text-ink-soft'}>{clock}</span>
      </span>
      <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-pine" />
    </Link>
  )
}
