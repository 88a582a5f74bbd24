import { Link } from '@remix-run/react'
import type { QueueRow } from '../../../server/filings/filing.contract.ts'
import type { LapseView } from '../../../server/filings/lapses/lapse.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Table } from '../../ui/index.ts'
import { WorkQueue } from '../operator/work-queue.tsx'
import { LapseList } from './lapse-list.tsx'

type QueuePageProps = {
  waiting: readonly QueueRow[]
  decided: readonly QueueRow[]
  lapses: readonly LapseView[]
  done: boolean
}

/** Papers that wait for an operator, the first due first, and what was decided lately. */
export function QueuePage({ waiting, decided, lapses, done }: QueuePageProps) {
  const t = useT('filings')
  return (
    <WorkQueue
      title={t('operator.title')}
      lead={t('operator.lead')}
      done={done ? t('operator.done') : null}
      waiting={{
        title: t('operator.waiting'),
        rows: waiting,
        empty: { title: t('operator.emptyTitle'), text: t('operator.empty') },
        table: (rows) => <Rows rows={rows} caption={t('operator.caption')} />,
      }}
      over={{
        title: t('operator.decided'),
        rows: decided,
        table: <Rows rows={decided} caption={t('operator.decidedCaption')} decided />,
      }}
    >
      {lapses.length > 0 && (
        <LapseList lapses={lapses} to={({ orderId }) => `/operator/orders/${orderId}`} providers />
      )}
    </WorkQueue>
  )
}

type RowsProps = { rows: readonly QueueRow[]; caption: string; decided?: boolean }

function Rows({ rows, caption, decided = false }: RowsProps) {
  const t = useT('filings')
  const formats = useFormats()
  const lastDay = (at: Date) => formats.day(new Date(at.getTime() - 1))
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'paper',
          head: t('operator.paper'),
          cell: ({ id, kind }) => (
            <Link to={`/operator/filings/${id}`} className="link inline-flex min-h-target-sm items-center">
              {t(`paper.${kind}`)}
            </Link>
          ),
        },
        {
          key: 'whose',
          head: t('operator.whose'),
          cell: ({ providerName, caregiverName }) =>
            [providerName, caregiverName].filter(Boolean).join(' · '),
        },
        {
          key: 'submitted',
          head: t('operator.submitted'),
          cell: ({ submittedAt }) => submittedAt && formats.dayTime(submittedAt),
        },
        decided
          ? {
              key: 'when',
              head: t('operator.result'),
              cell: ({ decidedAt }) => decidedAt && formats.dayTime(decidedAt),
            }
          : {
              key: 'due',
              head: t('operator.due'),
              cell: ({ due, overdue }) =>
                due && (
                  <span className={overdue ? 'font-semibold text-bad' : undefined}>
                    {lastDay(due)}
                    {overdue && ` · ${t('operator.overdue')}`}
                  </span>
                ),
            },
        {
          key: 'state',
          head: t('operator.state'),
          cell: ({ state }) => (
            <Badge tone={state === 'accepted' ? 'good' : state === 'submitted' ? 'now' : 'plain'}>
              {t(`state.${state}`)}
            </Badge>
          ),
        },
      ]}
    />
  )
}
