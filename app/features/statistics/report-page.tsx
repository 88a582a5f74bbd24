import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/index.ts'
import { Button, EmptyState, Page, PageHead, Section, Select, Table } from '../../ui/index.ts'
import { PublicTabs } from '../supervision/public-tabs.tsx'
import { Drawing } from './drawing.tsx'
import type { Report } from './report.server.ts'

type Props = { report: Report; base: string; children?: ReactNode }

/** 年度报告: every set as a picture, a table and a file. Works without JavaScript and prints. */
export function ReportPage({ report, base, children }: Props) {
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
      {report.notes.preface && (
        <Section title={t('note.preface')}>
          <p className="max-w-measure whitespace-pre-line">{report.notes.preface}</p>
        </Section>
      )}
      {report.empty && (
        <EmptyState drawing="calendar" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      )}
      {tables
        .filter(({ rows }) => rows.length > 0)
        .map((table) => (
          <Figure key={table.key} table={table} />
        ))}
      {children}
    </Page>
  )
}

function Figure({ table }: { table: Report['tables'][number] }) {
  const t = useT('statistics')
  const { title, heads, rows, chart, drawn, told, remark, notes = [] } = table
  return (
    <Section title={title}>
      {told.length > 0 && (
        <div className="grid max-w-measure gap-1">
          {told.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      {remark && (
        <p className="max-w-measure border-s-3 border-pine-line ps-4 whitespace-pre-line">{remark}</p>
      )}
      {notes.map((note) => (
        <p key={note} className="max-w-measure text-ink-soft">
          {note}
        </p>
      ))}
      {chart && drawn && (
        <figure className="grid break-inside-avoid gap-2">
          <figcaption className="text-sm text-ink-soft elder:text-base">{chart.of}</figcaption>
          <Drawing of={drawn} label={t('chart', { title, of: chart.of })} />
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
          cell: (row: readonly string[]) =>
            index === 0 ? <span className="sm:whitespace-nowrap">{row[0]}</span> : row[index],
        }))}
      />
    </Section>
  )
}
