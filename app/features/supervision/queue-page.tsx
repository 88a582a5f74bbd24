import { Link } from '@remix-run/react'
import type { InspectionRow } from '../../../server/supervision/supervision.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { EmptyState, LinkButton, Page, PageHead, Table, Tabs } from '../../ui/index.ts'
import { InspectionBadge } from './words.tsx'

type QueueProps = { rows: readonly InspectionRow[]; scope: 'going' | 'over'; appeals: number; now: Date }

/** The operators' inspections, by their deadlines. */
export function QueuePage({ rows, scope, appeals, now }: QueueProps) {
  const t = useT('supervision')
  return (
    <Page className="py-6 sm:py-8">
      <PageHead
        title={t('operator.title')}
        lead={t('operator.lead')}
        actions={<LinkButton to="/operator/supervision/new">{t('operator.plan')}</LinkButton>}
      />
      <Tabs
        label={t('operator.title')}
        items={[
          { to: '/operator/supervision', label: t('operator.going'), current: scope === 'going' },
          { to: '/operator/supervision?scope=over', label: t('operator.over'), current: scope === 'over' },
          { to: '/operator/supervision/credit', label: t('operator.credit'), count: appeals },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState drawing="table" title={t('operator.none')}>
          {t('operator.noneText')}
        </EmptyState>
      ) : (
        <InspectionTable rows={rows} to={(id) => `/operator/supervision/${id}`} now={now} />
      )}
    </Page>
  )
}

type TableProps = { rows: readonly InspectionRow[]; to: (id: string) => string; now: Date; own?: boolean }

export function InspectionTable({ rows, to, now, own = false }: TableProps) {
  const t = useT(['supervision', 'discovery'])
  const formats = useFormats()
  const due = ({ due, state, correctBy }: InspectionRow) => {
    const at = state === 'correcting' ? correctBy : due?.at
    if (!at) return ''
    const late = at <= now
    const day = new Date(at.getTime() - 1)
    return (
      <span className={late ? 'font-semibold text-bad' : undefined}>
        {t(late ? 'operator.late' : 'operator.due', { at: day })}
      </span>
    )
  }
  return (
    <Table
      caption={t('operator.title')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'provider',
          head: t(own ? 'head.when' : 'head.provider'),
          cell: (row) => (
            <Link to={to(row.id)} className="link">
              {own ? formats.date(dayKey(row.plannedOn)) : row.providerName}
            </Link>
          ),
        },
        ...(own
          ? []
          : [
              { key: 'district', head: t('head.district'), cell: (row: InspectionRow) => row.district },
              {
                key: 'when',
                head: t('head.when'),
                cell: (row: InspectionRow) => formats.date(dayKey(row.plannedOn)),
              },
            ]),
        { key: 'how', head: t('head.how'), cell: (row) => t(`cause.${row.cause}`) },
        {
          key: 'state',
          head: t('head.state'),
          cell: (row) => <InspectionBadge state={row.state} late={row.lateSince !== null} />,
        },
        { key: 'due', head: t('head.due'), cell: due },
      ]}
    />
  )
}
