import { Link } from '@remix-run/react'
import type { PublishedInspectionPage } from '../../../server/supervision/supervision.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { Breadcrumbs, Notice, Page, PageHead } from '../../ui/index.ts'
import { FindingsTable } from './findings-table.tsx'
import { ResultBadge } from './words.tsx'

/** One inspection: item by item what was found and what was done about it. */
export function ResultPage({ inspection }: { inspection: PublishedInspectionPage }) {
  const t = useT('supervision')
  const formats = useFormats()
  const { providerName, providerId, cause, announced, correctBy, closedAt, result, findings } = inspection
  return (
    <Page>
      <Breadcrumbs items={[{ to: '/supervision', label: t('title') }, { label: providerName }]} />
      <PageHead
        title={t('page.title', { name: providerName })}
        lead={`${formats.date(dayKey(inspection.inspectedOn))} · ${t(`cause.${cause}`)} · ${t(announced ? 'announced' : 'unannounced')}`}
      />
      {inspection.example && <Notice>{t('page.example')}</Notice>}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <ResultBadge result={result} />
        {correctBy && result !== 'corrected' && (
          <span>{t('page.correctBy', { at: new Date(correctBy.getTime() - 1) })}</span>
        )}
        {closedAt && result === 'corrected' && <span>{t('page.closed', { at: closedAt })}</span>}
        <span className="text-ink-soft">{t('page.public', { at: inspection.publicFrom })}</span>
      </p>
      <FindingsTable
        caption={t('title')}
        findings={findings}
        more={[
          {
            key: 'basis',
            head: t('head.basis'),
            cell: ({ basis }) => <span className="text-sm text-ink-soft elder:text-base">{basis}</span>,
          },
        ]}
      />
      <p className="flex flex-wrap gap-x-6 gap-y-2">
        <Link to={`/supervision/providers/${providerId}`} className="link">
          {t('page.record')}
        </Link>
        {inspection.drawId && (
          <Link to={`/supervision/draws/${inspection.drawId}`} className="link">
            {t('page.draw')}
          </Link>
        )}
      </p>
    </Page>
  )
}
