import { Download } from 'lucide-react'
import type { Receipt } from '../../../server/receipts/receipt.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Breadcrumbs, buttonClass, Card, DescriptionList, Page, PageHead, Table } from '../../ui/index.ts'
import { PrintButton } from '../orders/print-button.tsx'
import { receiptNotes } from './receipt-notes.ts'

/** What was paid for an order and what came back: to read, to print, to file. */
export function ReceiptPage({ receipt }: { receipt: Receipt }) {
  const t = useT(['money', 'orders'])
  const formats = useFormats()
  const { stay } = receipt
  return (
    <Page width="form" className="py-6 sm:py-8">
      <Breadcrumbs
        items={[
          { to: '/orders', label: t('orders:list.title') },
          { to: `/orders/${receipt.orderId}`, label: receipt.title },
          { label: t('paper.receipt') },
        ]}
      />
      <PageHead title={t('paper.receipt')} lead={t('paper.receiptLead')} />
      <Card>
        <DescriptionList
          items={[
            { term: t('desk.order'), value: receipt.orderNumber },
            { term: t('desk.service'), value: receipt.title },
            ...(stay
              ? [
                  {
                    term: t('paper.stay'),
                    value: t('paper.stayDays', {
                      ...{ from: stay.startsOn, until: stay.lastDay, count: stay.months },
                    }),
                  },
                  {
                    term: t('paper.parts'),
                    value:
                      stay.depositFen > 0 &&
                      t('paper.partsOf', { service: stay.serviceFen, deposit: stay.depositFen }),
                  },
                ]
              : [{ term: t('paper.when'), value: formats.span(receipt.startsAt, receipt.endsAt) }]),
            { term: t('paper.recipient'), value: receipt.recipientName },
            { term: t('operator.provider'), value: receipt.providerName },
            { term: t('paper.caregiver'), value: receipt.caregiverName },
            { term: t('paper.payer'), value: receipt.placedByName },
          ]}
        />
      </Card>
      <Table
        caption={t('paper.receipt')}
        hideCaption
        rows={[...receipt.lines, null]}
        rowKey={(line) => line?.key ?? 'net'}
        columns={[
          {
            key: 'what',
            head: t('operator.what'),
            cell: (line) => (line ? t(`paper.${line.kind}`) : t('paper.net')),
          },
          {
            key: 'at',
            head: t('paper.at'),
            cell: (line) => (line ? `${formats.fullDay(line.at)} ${formats.time(line.at)}` : ''),
          },
          {
            key: 'amount',
            head: t('operator.amount'),
            numeric: true,
            cell: (line) =>
              line ? (
                formats.money(line.kind === 'paid' ? line.amountFen : -line.amountFen)
              ) : (
                <strong>{formats.money(receipt.netFen)}</strong>
              ),
          },
        ]}
      />
      <div className="grid gap-1 text-sm text-ink-soft elder:text-base">
        {receiptNotes(receipt).map(({ key, ...said }) => (
          <p key={key}>{t(`paper.${key}`, said)}</p>
        ))}
      </div>
      <div className="flex flex-wrap gap-3 print:hidden">
        <PdfLink href={`/orders/${receipt.orderId}/receipt.pdf`} />
        <PrintButton>{t('desk.print')}</PrintButton>
      </div>
    </Page>
  )
}

/** A page as a file. */
export function PdfLink({ href }: { href: string }) {
  const t = useT('money')
  return (
    <a href={href} className={buttonClass({ tone: 'secondary', size: 'sm' })}>
      <Download aria-hidden="true" className="size-5" />
      {t('paper.pdf')}
    </a>
  )
}
