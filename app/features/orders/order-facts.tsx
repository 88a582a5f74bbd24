import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import { Card, DescriptionList, KeyCode, Money, Stars, When } from '../../ui/index.ts'
import { usePlaceMuch } from '../capacity/place-words.ts'
import { OrderMoney } from '../money/order-money.tsx'
import { policyWords } from './policy-words.ts'

/** Four figures that tell the right person from a stranger at the door. */
export function StartCode({ code, order }: { code: string; order: OrderView }) {
  const t = useT('orders')
  const names = { caregiver: order.visit.caregiver.name, calledBy: order.recipient.calledBy }
  const hint = order.terms.mode === 'at_home' ? t('page.codeHint', names) : t('page.codeHintOnSite')
  return (
    <Card>
      <KeyCode code={code} label={t('page.codeTitle')} hint={hint} />
    </Card>
  )
}

/** Everything that was agreed, and the money. */
export function Agreed({ order }: { order: OrderView }) {
  const t = useT(['orders', 'discovery', 'money'])
  const formats = useFormats()
  const much = usePlaceMuch()
  const { terms, payment, recipient } = order
  const unit = t(`discovery:unit.${terms.unit}` as 'discovery:unit.visit')
  return (
    <Card className="grid gap-4">
      <DescriptionList
        items={[
          { term: t('orders:page.who'), value: formats.aside(recipient.calledBy, recipient.name) },
          {
            term: t('orders:page.service'),
            value: `${terms.title} · ${terms.places ? much(terms.places) : formats.duration(terms.minutes)}`,
          },
          { term: t('orders:page.when'), value: <When at={order.startsAt} to={order.endsAt} /> },
          { term: t('orders:page.place'), value: order.addressLine },
          { term: t('orders:page.note'), value: order.note },
          { term: t('orders:page.placedBy'), value: order.placedByName },
          { term: t('orders:page.price'), value: <Money fen={order.priceFen} per={unit} /> },
          {
            term: t('orders:page.paid'),
            value: payment.state === 'paid' && <Money fen={payment.amountFen} />,
          },
          { term: t('money:order.term'), value: order.money && <OrderMoney order={order} /> },
          {
            term: t('orders:page.policy'),
            value: (
              <span className="text-sm text-ink-soft elder:text-base">
                <span className="block">{policyWords(order.refundPolicy, t)}</span>
                <span className="block">{t('orders:policy.always')}</span>
              </span>
            ),
          },
        ].map((item) => ({ ...item, value: item.value === false ? null : item.value }))}
      />
    </Card>
  )
}

/** What the family wrote, and what the provider answered. */
export function OwnReview({ order }: { order: OrderView }) {
  const t = useT('orders')
  const review = order.reviews.find(({ voice }) => voice === 'family')
  if (!review) return null
  return (
    <Quote title={t('page.yourReview')}>
      <Stars value={review.stars} />
      {review.text && <p className="whitespace-pre-line">{review.text}</p>}
      <p>
        <Link to={`/orders/${order.id}/review`} className="link">
          {t('page.seeReviews')}
        </Link>
      </p>
      {review.reply && (
        <p className="border-s-2 border-pine-line ps-4 whitespace-pre-line">
          <span className="block text-sm font-semibold text-pine elder:text-base">{order.provider.name}</span>
          {review.reply}
        </p>
      )}
    </Quote>
  )
}

function Quote({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card className="grid gap-2">
      <h2 className="text-lg">{title}</h2>
      {children}
    </Card>
  )
}
