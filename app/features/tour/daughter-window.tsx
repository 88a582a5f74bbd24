import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { When } from '../../ui/index.ts'
import { OrderBadge } from '../orders/order-badge.tsx'
import { useOrderKnots } from '../orders/order-knots.ts'
import { deadlineOf } from '../orders/order-words.ts'
import { Timeline } from '../timeline/timeline.tsx'
import { Window } from './window.tsx'

export function DaughterWindow({ order, now }: { order: OrderView | null; now: Date }) {
  return <Window of="daughter">{order && <OrderThread order={order} now={now} />}</Window>
}

/** The family's thread, as their own page of the order has it. */
function OrderThread({ order, now }: { order: OrderView; now: Date }) {
  const t = useT('orders')
  const knots = useOrderKnots(order)
  const deadline = deadlineOf(order, t, now)
  return (
    <>
      <div className="grid justify-items-start gap-1">
        <OrderBadge state={order.state} visitState={order.visit.state} />
        <p className="font-semibold">{order.terms.title}</p>
        <p className="text-sm text-ink-soft elder:text-base">
          <When at={order.startsAt} to={order.endsAt} />
        </p>
      </div>
      <Timeline knots={knots} now={now} {...(deadline && { deadline })} />
    </>
  )
}
