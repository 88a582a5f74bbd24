import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import type { IncidentRow } from '../../../server/incidents/incident.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Card, EmptyState, Section } from '../../ui/index.ts'
import { toneOfIncident } from './incident-words.ts'

/** Calls for help: those nobody has answered first, then those being dealt with, then what is over. */
export function IncidentList({ rows, now }: { rows: readonly IncidentRow[]; now: Date }) {
  const t = useT('incidents')
  const rank = ({ state }: IncidentRow) => ['escalated', 'raised', 'acknowledged'].indexOf(state)
  const going = rows.filter(({ closedAt }) => !closedAt).sort((a, b) => rank(a) - rank(b))
  const past = rows.filter(({ closedAt }) => closedAt)
  if (rows.length === 0) {
    return (
      <EmptyState drawing="people" title={t('list.empty')}>
        {t('list.emptyText')}
      </EmptyState>
    )
  }
  return (
    <>
      {going.length > 0 && (
        <Section title={t('list.going')}>
          <Rows rows={going} now={now} />
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t('list.past')}>
          <Rows rows={past} now={now} />
        </Section>
      )}
    </>
  )
}

function Rows({ rows, now }: { rows: readonly IncidentRow[]; now: Date }) {
  const t = useT('incidents')
  const formats = useFormats()
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              to={`/incidents/${row.id}`}
              className="flex min-h-target items-center gap-3 px-5 py-4 no-underline hover:bg-pine-wash focus-visible:-outline-offset-3"
            >
              <span className="grid min-w-0 flex-1 gap-1">
                <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span className="font-semibold text-ink">
                    {t(row.closedAt ? 'page.over' : 'page.title', { who: row.who })}
                  </span>
                  <Badge tone={toneOfIncident(row.state)}>{t(`state.${row.state}`)}</Badge>
                </span>
                <span className="text-ink-soft">
                  {t('list.raised', { at: row.raisedAt, name: row.raisedByName })}
                  {row.providerName && ` · ${row.providerName}`}
                </span>
                {!row.closedAt && row.answers.length > 0 && (
                  <span className="text-ink-soft">
                    {t('list.answered', { names: row.answers.map(({ name }) => name).join(t('list.and')) })}
                  </span>
                )}
                {row.due && (
                  <span className="text-sm text-ink-soft elder:text-base">
                    {formats.deadline(row.due.at, now)} {t(`due.${row.due.transition as 'chase'}`)}
                  </span>
                )}
              </span>
              <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-pine" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
