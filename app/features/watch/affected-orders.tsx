import { Link } from '@remix-run/react'
import type { AffectedView } from '../../../server/suspensions/suspension.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Badge, Table, type Tone } from '../../ui/index.ts'

const tones: Record<AffectedView['state'], Tone> = {
  pending: 'now',
  rehomed: 'good',
  refunded: 'info',
  ended: 'info',
  kept: 'plain',
}

/** Each order a suspension reaches and what became of it. */
export function AffectedOrders({ orders }: { orders: readonly AffectedView[] }) {
  const t = useT('watch')
  const formats = useFormats()
  if (orders.length === 0) return <p className="text-ink-soft">{t('orders.none')}</p>
  return (
    <Table
      caption={t('orders.title')}
      hideCaption
      rows={orders}
      rowKey={({ orderId }) => orderId}
      columns={[
        {
          key: 'number',
          head: t('orders.number'),
          cell: (row) => (
            <>
              <Link className="link" to={`/operator/orders/${row.orderId}`}>
                {row.number}
              </Link>
              <span className="block text-sm text-ink-soft">{row.title}</span>
            </>
          ),
        },
        { key: 'when', head: t('orders.when'), cell: ({ startsAt }) => formats.dayTime(startsAt) },
        { key: 'who', head: t('orders.who'), cell: ({ who }) => who },
        { key: 'result', head: t('orders.result'), cell: (row) => <Result row={row} /> },
      ]}
    />
  )
}

function Result({ row }: { row: AffectedView }) {
  const t = useT('watch')
  const { state, refundFen, caregiverName, offers, lastError } = row
  const gone = state === 'refunded' || state === 'ended'
  const found = offers.length === 0 ? t('orders.noOffers') : t('orders.offers', { count: offers.length })
  return (
    <>
      <Badge tone={tones[state]}>{t(`orders.states.${state}`)}</Badge>
      <span className="block text-sm text-ink-soft">
        {caregiverName && t('orders.by', { name: caregiverName })}
        {gone && [t('orders.refund', { fen: refundFen }), found].join(' · ')}
        {state === 'pending' && lastError && t('orders.failed', { error: lastError })}
      </span>
    </>
  )
}
