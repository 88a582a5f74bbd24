import { Link } from '@remix-run/react'
import type { OrderRow } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, Money, When } from '../../ui/index.ts'
import { UnreadBadge } from '../chat/unread.tsx'
import { OrderBadge } from './order-badge.tsx'
import { deadlineOfRow } from './order-words.ts'

/** Orders, one card each: for whom, what, when, who comes, where it stands. */
export function OrderList({
  orders,
  now,
  urgent,
}: {
  orders: readonly OrderRow[]
  now: Date
  urgent?: boolean
}) {
  return (
    <ul className="grid gap-4">
      {orders.map((order) => (
        <li key={order.id}>
          <OrderCard order={order} now={now} urgent={urgent} />
        </li>
      ))}
    </ul>
  )
}

function OrderCard({ order, now, urgent }: { order: OrderRow; now: Date; urgent?: boolean | undefined }) {
  const t = useT('orders')
  const formats = useFormats()
  const due = deadlineOfRow(order, t)
  return (
    <Card as="article" tone={urgent ? 'now' : 'plain'} className="relative grid gap-2 hover:border-pine-line">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="font-medium">
          <When at={order.startsAt} to={order.endsAt} />
        </p>
        <span className="flex flex-wrap gap-2">
          <UnreadBadge orderId={order.id} side="family" />
          <OrderBadge {...order} />
        </span>
      </div>
      <h3 className="text-lg">
        <Link
          to={`/orders/${order.id}`}
          prefetch="intent"
          className="no-underline after:absolute after:inset-0 after:rounded-md hover:text-pine"
        >
          {t('list.forWhom', { calledBy: order.calledBy })} · {order.title}
        </Link>
      </h3>
      <p className="text-ink-soft">
        {[order.providerName, order.caregiverName, order.addressLine].filter(Boolean).join(' · ')}
      </p>
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        {due && (
          <p className={urgent ? 'font-medium text-persimmon-ink' : 'text-ink-soft'}>
            {formats.deadline(due.at, now)} {due.text}
          </p>
        )}
        <span className="ms-auto">
          <Money fen={order.priceFen} />
        </span>
      </div>
    </Card>
  )
}
