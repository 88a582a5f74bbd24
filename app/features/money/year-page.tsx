import { Form, Link } from '@remix-run/react'
import { Download } from 'lucide-react'
import type { YearSummary } from '../../../server/receipts/receipt.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Breadcrumbs,
  Button,
  buttonClass,
  type Column,
  EmptyState,
  Page,
  PageHead,
  Select,
  Table,
} from '../../ui/index.ts'
import { PrintButton } from '../orders/print-button.tsx'
import { PdfLink } from './receipt-page.tsx'
import { yearTitle } from './year-title.ts'

type Line = YearSummary['total'] & { row: YearSummary['rows'][number] | null }

/** What the viewer's families paid in a year and got back, order by order. */
export function YearPage({ summary }: { summary: YearSummary }) {
  const t = useT(['money', 'family'])
  const { year, rows } = summary
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs
        items={[{ to: '/family', label: t('family:page.title') }, { label: t('paper.seeYear') }]}
      />
      <PageHead title={t('paper.year', { year })} lead={t('paper.yearLead')} />
      <Form method="get" className="flex flex-wrap items-end gap-3 print:hidden">
        <Select
          className="w-40"
          name="year"
          label={t('paper.yearOf')}
          key={year}
          defaultValue={String(year)}
          options={summary.years.map((value) => ({ value: String(value), label: String(value) }))}
        />
        <Button type="submit" tone="secondary">
          {t('desk.show')}
        </Button>
      </Form>
      {rows.length === 0 ? (
        <EmptyState drawing="table" title={t('paper.yearEmpty', { year })}>
          {t('paper.yearEmptyText')}
        </EmptyState>
      ) : (
        <>
          <YearTable summary={summary} />
          <div className="grid gap-1 text-sm text-ink-soft elder:text-base">
            {summary.depositFen > 0 && <p>{t('paper.yearDeposit', { fen: summary.depositFen })}</p>}
            <p>{t('paper.noInvoice')}</p>
          </div>
          <div className="flex flex-wrap gap-3 print:hidden">
            <a
              href={`/family/year.csv?year=${year}`}
              className={buttonClass({ tone: 'secondary', size: 'sm' })}
            >
              <Download aria-hidden="true" className="size-5" />
              {t('desk.csv')}
            </a>
            <PdfLink href={`/family/year.pdf?year=${year}`} />
            <PrintButton>{t('desk.print')}</PrintButton>
          </div>
        </>
      )}
    </Page>
  )
}

function YearTable({ summary }: { summary: YearSummary }) {
  const t = useT('money')
  const formats = useFormats()
  const lines: Line[] = [...summary.rows.map((row) => ({ ...row, row })), { ...summary.total, row: null }]
  const money = (key: 'paidFen' | 'refundedFen' | 'netFen', head: string): Column<Line> => ({
    key,
    head,
    numeric: true,
    // Most orders gave nothing back: an empty cell says that better than a row of zeroes.
    cell: (line) =>
      key === 'refundedFen' && line[key] === 0 ? (
        ''
      ) : (
        <span className={line.row ? 'whitespace-nowrap' : 'font-semibold whitespace-nowrap'}>
          {formats.money(line[key])}
        </span>
      ),
  })
  return (
    <Table
      caption={t('paper.year', { year: summary.year })}
      hideCaption
      rows={lines}
      rowKey={({ row }) => row?.orderId ?? row?.packageId ?? 'total'}
      columns={[
        {
          key: 'service',
          head: t('desk.service'),
          cell: ({ row }) =>
            row ? (
              <>
                <Link
                  to={row.packageId ? `/packages/${row.packageId}` : `/orders/${row.orderId}/receipt`}
                  className="link"
                >
                  {yearTitle(row, (key, said) => t(`paper.${key}`, said))}
                </Link>
                <span className="block text-sm font-normal text-ink-soft">
                  {row.recipientName} · {row.providerName} · {row.orderNumber}
                </span>
              </>
            ) : (
              t('desk.total')
            ),
        },
        {
          key: 'day',
          head: t('desk.serviceDay'),
          cell: ({ row }) => (row ? formats.fullDay(row.startsAt) : ''),
        },
        money('paidFen', t('paper.paid')),
        money('refundedFen', t('paper.refunded')),
        money('netFen', t('paper.net')),
      ]}
    />
  )
}
