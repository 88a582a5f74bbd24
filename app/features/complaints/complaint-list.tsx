import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import type { ComplaintRow } from '../../../server/complaints/complaint.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card, EmptyState } from '../../ui/index.ts'
import { toneOfComplaint, useAboutWhat } from './complaint-words.ts'

type Props = { rows: readonly ComplaintRow[]; now: Date; empty: { title: string; text: string } }

/** Complaints of a family or about a provider, the latest first. */
export function ComplaintList({ rows, now, empty }: Props) {
  if (rows.length === 0)
    return (
      <EmptyState drawing="notebook" title={<h2>{empty.title}</h2>}>
        {empty.text}
      </EmptyState>
    )
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id}>
            <Row row={row} now={now} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Row({ row, now }: { row: ComplaintRow; now: Date }) {
  const t = useT('complaints')
  const formats = useFormats()
  const about = useAboutWhat()
  return (
    <Link
      to={`/complaints/${row.id}`}
      className="flex min-h-target items-center gap-3 px-5 py-4 no-underline hover:bg-pine-wash focus-visible:-outline-offset-3"
    >
      <span className="grid min-w-0 flex-1 gap-1">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold text-ink">{t(`subject.${row.subject}`)}</span>
          <Badge tone={toneOfComplaint(row.state)}>{t(`state.${row.state}`)}</Badge>
          {row.outcome && <Badge>{t(`outcome.${row.outcome}`)}</Badge>}
          {row.late && !row.closedAt && <Badge tone="bad">{t('page.late')}</Badge>}
        </span>
        <span className="text-ink-soft">
          {about(row)} · {t('row.at', { at: row.openedAt })}
          {row.voice === 'elder' && ` · ${t('row.elder')}`}
        </span>
        {row.due && (
          <span className="text-sm text-ink-soft elder:text-base">
            {formats.deadline(row.due.at, now)} {t(`due.${row.due.transition as 'chase'}`)}
          </span>
        )}
      </span>
      <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-pine" />
    </Link>
  )
}
