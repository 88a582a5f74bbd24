import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, DescriptionList, Money } from '../../ui/index.ts'
import { QuoteBill } from '../quotes/quote-bill.tsx'

/** What was ordered, by whom, and what happened at which time: for looking up, beside the work. */
export function VisitFacts({ order }: { order: OrderView }) {
  const t = useT(['provider', 'discovery', 'quotes'])
  const formats = useFormats()
  const { caregiver, checkedInAt, checkedOutAt, checkInMethod, checkInReason } = order.visit
  const method = checkInMethod === 'place' ? 'place' : 'code'
  const level = caregiver.level ? t(`discovery:level.grade${caregiver.level as 1}`) : null
  return (
    <Card tone="quiet" className="grid gap-4">
      <DescriptionList
        items={[
          {
            term: t('visit.carer'),
            value: level ? t('visit.carerLevel', { name: caregiver.name, level }) : caregiver.name,
          },
          {
            term: t('visit.terms'),
            value: formats.joined([
              order.terms.title,
              t('visit.duration', { duration: formats.duration(order.terms.minutes) }),
            ]),
          },
          {
            term: t('visit.actual'),
            value: checkedInAt && (
              <>
                {checkedOutAt ? formats.span(checkedInAt, checkedOutAt) : formats.dayTime(checkedInAt)}
                <span className="block text-sm text-ink-soft">
                  {checkInReason
                    ? formats.labelled(t(`visit.checkedIn.${method}`), checkInReason)
                    : t(`visit.checkedIn.${method}`)}
                </span>
              </>
            ),
          },
          {
            term: t('visit.price'),
            value: (
              <>
                <Money fen={order.priceFen} />
                {order.payment.state === 'paid' && (
                  <span className="ms-2 text-sm text-ink-soft">{t('visit.paid')}</span>
                )}
                {order.payment.refundedFen > 0 && (
                  <span className="block text-sm text-ink-soft">
                    {t('visit.refunded', { amount: formats.money(order.payment.refundedFen) })}
                  </span>
                )}
              </>
            ),
          },
          { term: t('visit.orderedBy'), value: order.placedByName },
          { term: t('visit.number'), value: order.number },
        ]}
      />
      {order.quote && order.quote.selfFen < order.priceFen && (
        <div className="grid gap-2">
          <h2 className="text-base">{t('quotes:provider.title')}</h2>
          <QuoteBill quote={order.quote} />
          <p className="text-sm text-ink-soft">{t('quotes:provider.note')}</p>
        </div>
      )}
    </Card>
  )
}
