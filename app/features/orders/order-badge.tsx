import type { OrderRow } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Badge } from '../../ui/index.ts'
import { standingOf, standingTones } from './order-words.ts'

/** Where an order stands, in one word. */
export function OrderBadge(order: Pick<OrderRow, 'state' | 'visitState'>) {
  const t = useT('orders')
  const standing = standingOf(order)
  return <Badge tone={standingTones[standing]}>{t(`state.${standing}`)}</Badge>
}
