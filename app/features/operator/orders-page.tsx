import { Form, Link } from '@remix-run/react'
import { type OrderState, orderStates } from '../../../server/orders/order.contract.ts'
import type { OrderRow } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Button, EmptyState, Money, Page, PageHead, Select, Table } from '../../ui/index.ts'
import { OrderBadge } from '../orders/order-badge.tsx'

/** Every order, or those in one state. The filter is a plain form: its address can be kept and sent. */
export function OrdersPage({
  rows,
  state,
  now,
}: {
  rows: readonly OrderRow[]
  state: OrderState | null
  now: Date
}) {
  const t = useT(['operator', 'orders'])
  const formats = useFormats()
  return (
    <Page className="py-6 sm:py-8">
      <PageHead title={t('orders.title')} lead={t('orders.lead')} />
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <Select
          className="w-64"
          name="state"
          label={t('orders.filter')}
          key={state ?? 'all'}
          defaultValue={state ?? ''}
          placeholder={t('orders.all')}
          options={orderStates.map((value) => ({ value, label: t(`orders:state.${value}`) }))}
          optional={false}
        />
        <Button type="submit" tone="secondary">
          {t('orders.apply')}
        </Button>
      </Form>
      {rows.length === 0 ? (
        <EmptyState drawing="search" title={t('orders.emptyTitle')}>
          {t('orders.empty')}
        </EmptyState>
      ) : (
        <Table
          caption={t('orders.caption')}
          hideCaption
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'number',
              head: t('orders.number'),
              cell: (row) => (
                <Link to={`/operator/orders/${row.id}`} className="link whitespace-nowrap">
                  {row.number}
                </Link>
              ),
            },
            {
              key: 'state',
              head: t('orders.state'),
              cell: (row) => <OrderBadge state={row.state} visitState={row.visitState} />,
            },
            { key: 'when', head: t('orders.when'), cell: (row) => formats.span(row.startsAt, row.endsAt) },
            {
              key: 'what',
              head: t('orders.what'),
              cell: (row) => (
                <>
                  {row.title}
                  <span className="block text-sm text-ink-soft">{row.recipientName}</span>
                </>
              ),
            },
            {
              key: 'provider',
              head: t('orders.provider'),
              cell: (row) => (
                <>
                  {row.providerName}
                  <span className="block text-sm text-ink-soft">{row.caregiverName}</span>
                </>
              ),
            },
            {
              key: 'due',
              head: t('orders.due'),
              cell: (row) => (row.due ? formats.relative(row.due.at, now) : '–'),
            },
            {
              key: 'price',
              head: t('orders.price'),
              numeric: true,
              cell: (row) => <Money fen={row.priceFen} size="sm" />,
            },
          ]}
        />
      )}
    </Page>
  )
}
