import { Form, Link } from '@remix-run/react'
import { useT } from '../../i18n/index.ts'
import { Button, EmptyState, Page, PageHead, Section, Select, Table } from '../../ui/index.ts'
import { PublicTabs } from '../supervision/public-tabs.tsx'
import type { FigureTable } from './figure-tables.ts'
import type { Report } from './report.server.ts'

const phone = '(max-width: 640px)'
const night = '(prefers-color-scheme: dark)'

/** 年度报告: every set as a picture, a table and a file. Works without JavaScript and prints. */
export function ReportPage({ report, base }: { report: Report; base: string }) {
  const t = useT('statistics')
  const { year, years, tables } = report
  const file = 'link inline-flex min-h-target-sm items-center'
  return (
    <Page>
      <PageHead
        title={t('title', { year })}
        eyebrow={t('made', { at: report.madeAt })}
        lead={t(report.whole ? 'insideLead' : 'lead')}
      />
      {!report.whole && <PublicTabs />}
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3 print:hidden">
        <Form method="get" className="flex items-end gap-3">
          <Select
            name="year"
            label={t('year')}
            defaultValue={String(year)}
            options={years.map((one) => ({ value: String(one), label: String(one) }))}
          />
          <Button type="submit" tone="secondary">
            {t('show')}
          </Button>
        </Form>
        <a href={`${base}.csv?year=${year}`} className={file}>
          {t('download.csv')}
        </a>
        <a href={`${base}.pdf?year=${year}`} className={file}>
          {t('download.pdf')}
        </a>
        {report.whole && (
          <Link to="/operator/population" className={file}>
            {t('coverage.enter')}
          </Link>
        )}
      </div>
      {report.empty && (
        <EmptyState drawing="calendar" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      )}
      {tables
        .filter(({ rows }) => rows.length > 0)
        .map((table) => (
          <Figure key={table.key} table={table} base={base} year={year} />
        ))}
    </Page>
  )
}

function Figure({ table, base, year }: { table: FigureTable; base: string; year: number }) {
  const t = useT('statistics')
  const { key, title, heads, rows, chart, notes = [] } = table
  const picture = (look: string) => `${base}/charts/${key}?year=${year}${look}`
  return (
    <Section title={title}>
      {notes.map((note) => (
        <p key={note} className="max-w-measure text-ink-soft">
          {note}
        </p>
      ))}
      {chart && (
        <figure className="grid break-inside-avoid gap-2">
          <figcaption className="text-sm text-ink-soft elder:text-base">{chart.of}</figcaption>
          <picture>
            <source media={`${night} and ${phone}`} srcSet={picture('&dark&narrow')} />
            <source media={phone} srcSet={picture('&narrow')} />
            <source media={night} srcSet={picture('&dark')} />
            <img
              src={picture('')}
              alt={t('chart', { title, of: chart.of })}
              loading="lazy"
              className="w-full max-w-3xl"
            />
          </picture>
        </figure>
      )}
      <Table
        caption={title}
        hideCaption
        rows={rows}
        rowKey={(row) => row.join(' ')}
        columns={heads.map((head, index) => ({
          key: String(index),
          head,
          numeric: index > 0,
          cell: (row: readonly string[]) => row[index],
        }))}
      />
    </Section>
  )
}
