import { Link } from '@remix-run/react'
import type { ImportReport, ImportRunRow } from '../../../server/registry/registry.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Breadcrumbs, EmptyState, Page, PageHead, Section, Table } from '../../ui/index.ts'

/** What was brought in from public registers, with every row accounted for. */
export function ImportsPage({ runs }: { runs: readonly ImportRunRow[] }) {
  const t = useT('operator')
  const formats = useFormats()
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('imports.title')} lead={t('imports.lead')} />
      {runs.length === 0 ? (
        <EmptyState drawing="notebook" title={t('imports.emptyTitle')}>
          {t('imports.empty')}
        </EmptyState>
      ) : (
        <Table
          caption={t('imports.caption')}
          hideCaption
          rows={runs}
          rowKey={(run) => run.id}
          columns={[
            {
              key: 'file',
              head: t('imports.file'),
              cell: (run) => (
                <Link to={`/operator/imports?run=${run.id}`} className="link break-all">
                  {run.fileName}
                </Link>
              ),
            },
            { key: 'profile', head: t('imports.profile'), cell: (run) => <Profile name={run.profile} /> },
            {
              key: 'started',
              head: t('imports.started'),
              cell: (run) => (
                <>
                  {formats.dayTime(run.startedAt)}
                  {!run.finishedAt && ` · ${t('imports.running')}`}
                </>
              ),
            },
            ...counts.map((name) => ({
              key: name,
              head: t(`imports.${name}`),
              numeric: true,
              cell: (run: ImportRunRow) => formats.count(run[name]),
            })),
          ]}
        />
      )}
    </Page>
  )
}

const counts = ['rows', 'created', 'updated', 'unchanged', 'merged', 'refused'] as const

/** One import: its figures, and each refused row with its line and why. */
export function ImportReportPage({ report }: { report: ImportReport }) {
  const t = useT('operator')
  const formats = useFormats()
  const figures = [
    ...counts.map((name) => ({ name, value: name === 'refused' ? report.refused.length : report[name] })),
    { name: 'placeholders' as const, value: report.placeholders },
  ]
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs
        items={[{ to: '/operator/imports', label: t('imports.back') }, { label: report.fileName }]}
      />
      <PageHead
        eyebrow={<Profile name={report.profile} />}
        title={t('imports.report')}
        lead={report.fileName}
      />
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-4 lg:grid-cols-7">
        {figures.map(({ name, value }) => (
          <div key={name} className="flex flex-col-reverse justify-end gap-1 bg-surface p-4">
            <dt className="text-sm text-ink-soft">{t(`imports.${name}`)}</dt>
            <dd className="text-2xl font-semibold">{formats.count(value)}</dd>
          </div>
        ))}
      </dl>
      <Section title={t('imports.refusedTitle')}>
        {report.refused.length === 0 ? (
          <p className="text-ink-soft">{t('imports.refusedNone')}</p>
        ) : (
          <Table
            caption={t('imports.refusedTitle')}
            hideCaption
            rows={report.refused}
            rowKey={(row) => String(row.line)}
            columns={[
              { key: 'line', head: t('imports.line'), cell: (row) => row.line },
              { key: 'name', head: t('imports.name'), cell: (row) => row.name || '–' },
              { key: 'reason', head: t('imports.reason'), cell: (row) => row.reason },
            ]}
          />
        )}
      </Section>
    </Page>
  )
}

/** The register a run came from, in words where we have them. */
function Profile({ name }: { name: string }) {
  const t = useT('discovery')
  return <>{t([`profile.${name}`, 'profile.other'] as never, { profile: name }) as string}</>
}
