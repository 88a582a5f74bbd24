import { Form, Link } from '@remix-run/react'
import {
  inspectionResults,
  type PublishedInspection,
  type PublishedList,
} from '../../../server/supervision/supervision.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { dayKey } from '../../i18n/shanghai.ts'
import { Button, EmptyState, Page, PageHead, Pagination, Select, Table } from '../../ui/index.ts'
import { OpenData, PublicTabs } from './public-tabs.tsx'
import { ResultBadge } from './words.tsx'

export type Filter = { kind?: string; area?: string; result?: string }

/** 检查结果 for everybody: a plain form narrows it, its address can be kept and sent. */
export function PublishedPage({ list, filter }: { list: PublishedList; filter: Filter }) {
  const t = useT(['supervision', 'discovery'])
  const to = (page: number) =>
    `/supervision?${new URLSearchParams({ ...(filter as Record<string, string>), page: String(page) })}`
  return (
    <Page>
      <PageHead title={t('title')} lead={t('lead')} />
      <PublicTabs />
      <Form method="get" className="flex flex-wrap items-end gap-3 print:hidden">
        <Select
          className="w-full sm:w-48"
          name="area"
          label={t('filter.area')}
          defaultValue={filter.area ?? ''}
          placeholder={t('filter.all')}
          options={list.areas.map((value) => ({ value, label: value }))}
        />
        <Select
          className="w-full sm:w-48"
          name="kind"
          label={t('filter.kind')}
          defaultValue={filter.kind ?? ''}
          placeholder={t('filter.all')}
          options={list.kinds.map((value) => ({ value, label: t(`discovery:kind.${value}`) }))}
        />
        <Select
          className="w-full sm:w-48"
          name="result"
          label={t('filter.result')}
          defaultValue={filter.result ?? ''}
          placeholder={t('filter.all')}
          options={inspectionResults.map((value) => ({ value, label: t(`result.${value}`) }))}
        />
        <Button type="submit" tone="secondary">
          {t('filter.show')}
        </Button>
      </Form>
      {list.rows.length === 0 ? (
        <EmptyState drawing="search" title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <p className="text-ink-soft">{t('filter.total', { count: list.total })}</p>
          <PublishedTable rows={list.rows} />
          <Pagination page={list.page} pages={list.pages} to={to} />
        </>
      )}
      <OpenData />
    </Page>
  )
}

/** `own`: on the page of the provider itself, who needs no name. */
export function PublishedTable({
  rows,
  own = false,
}: {
  rows: readonly PublishedInspection[]
  own?: boolean
}) {
  const t = useT(['supervision', 'discovery'])
  const formats = useFormats()
  const day = (row: PublishedInspection) => (
    <Link to={`/supervision/results/${row.id}`} className="link whitespace-nowrap">
      {formats.date(dayKey(row.inspectedOn))}
    </Link>
  )
  return (
    <Table
      caption={t('title')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        ...(own
          ? []
          : [
              {
                key: 'provider',
                head: t('head.provider'),
                cell: (row: PublishedInspection) => (
                  <>
                    <Link to={`/supervision/providers/${row.providerId}`} className="link">
                      {row.providerName}
                    </Link>
                    <span className="block text-sm text-ink-soft">
                      {t(`discovery:kind.${row.kind}`)}
                      {row.district && ` · ${row.district}`}
                    </span>
                  </>
                ),
              },
            ]),
        { key: 'when', head: t('head.when'), cell: day },
        {
          key: 'how',
          head: t('head.how'),
          cell: (row) => `${t(`cause.${row.cause}`)} · ${t(row.announced ? 'announced' : 'unannounced')}`,
        },
        {
          key: 'items',
          head: t('head.items'),
          numeric: true,
          cell: (row) => `${row.failing} / ${row.items}`,
        },
        { key: 'result', head: t('head.result'), cell: (row) => <ResultBadge result={row.result} /> },
      ]}
    />
  )
}
