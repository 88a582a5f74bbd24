import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Card } from '../../ui/index.ts'
import { useOrderKnots } from '../orders/order-knots.ts'
import { Timeline } from '../timeline/timeline.tsx'

type OrderThreadProps = { order: OrderView; now: Date; deadline?: { at: Date; text: string } }

/** The order's thread as those see it who work on it: what is left to the family is said of the family. */
export function OrderThread({ order, now, deadline }: OrderThreadProps) {
  const t = useT('provider')
  const theirs: Record<string, string> = {
    'ahead-confirm': t('visit.nextConfirm'),
    'ahead-pay': t('visit.nextPay'),
    'ahead-review': t('visit.nextReview'),
  }
  const knots = useOrderKnots(order).map((knot) => ({ ...knot, title: theirs[knot.key] ?? knot.title }))
  return (
    <Card>
      <Timeline knots={knots} now={now} {...(deadline && { deadline })} />
    </Card>
  )
}
