import { Link } from '@remix-run/react'
import type { ComplaintRow } from '../../../server/complaints/complaint.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Table } from '../../ui/index.ts'
import { WorkQueue } from '../operator/work-queue.tsx'
import { toneOfComplaint, useAboutWhat } from './complaint-words.ts'

type Props = { waiting: readonly ComplaintRow[]; over: readonly ComplaintRow[]; now: Date }

/** Complaints operators have to decide, the first due first, and what is over. */
export function ComplaintQueue({ waiting, over, now }: Props) {
  const t = useT('complaints')
  return (
    <WorkQueue
      title={t('operator.title')}
      lead={t('operator.lead')}
      done={null}
      waiting={{
        title: t('operator.waiting'),
        rows: waiting,
        empty: { title: t('operator.emptyTitle'), text: t('operator.empty') },
        table: (rows) => <Rows rows={rows} now={now} caption={t('operator.waiting')} />,
      }}
      over={{
        title: t('operator.over'),
        rows: over,
        table: <Rows rows={over} now={now} caption={t('operator.over')} />,
      }}
    />
  )
}

function Rows({ rows, now, caption }: { rows: readonly ComplaintRow[]; now: Date; caption: string }) {
  const t = useT('complaints')
  const formats = useFormats()
  const about = useAboutWhat()
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          head: t('operator.what'),
          cell: ({ id, subject }) => (
            <Link to={`/complaints/${id}`} className="link inline-flex min-h-target-sm items-center">
              {t(`subject.${subject}`)}
            </Link>
          ),
        },
        { key: 'whose', head: t('operator.whose'), cell: about },
        {
          key: 'due',
          head: t('operator.due'),
          cell: ({ due, late, decideBy }) => (
            <span className={late ? 'font-semibold text-bad' : undefined}>
              {formats.deadline(due?.at ?? decideBy, now)}
              {late && ` · ${t('page.late')}`}
            </span>
          ),
        },
        {
          key: 'state',
          head: t('operator.state'),
          cell: ({ state, colleague }) => (
            <span className="grid justify-items-start gap-1">
              <Badge tone={toneOfComplaint(state)}>{t(`state.${state}`)}</Badge>
              {colleague && <span className="text-sm text-ink-soft">{t('operator.colleague')}</span>}
            </span>
          ),
        },
        {
          key: 'outcome',
          head: t('operator.outcome'),
          cell: ({ outcome }) => outcome && t(`outcome.${outcome}`),
        },
      ]}
    />
  )
}
