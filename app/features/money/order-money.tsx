import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { moneyParts } from './money-parts.ts'

/** Where an order's money is at this moment, in as many sentences as there are places; nothing while none came. */
export function OrderMoney({ order }: { order: Pick<OrderView, 'money' | 'state'> }) {
  const t = useT('money')
  return (
    <>
      {moneyParts(order).map(({ key, fen }) => (
        <span key={key} className="block">
          {t(`order.${key}`, { fen })}
        </span>
      ))}
    </>
  )
}
