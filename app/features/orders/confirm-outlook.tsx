import type { DraftForecast, DraftView } from '../../../server/orders/order-view.contract.ts'
import { useT } from '../../i18n/index.ts'
import { Section } from '../../ui/index.ts'
import { type Knot, Timeline } from '../timeline/timeline.tsx'
import type { OrdersT } from './order-knots.ts'

type Props = { draft: DraftView; forecast: DraftForecast }

/** What happens after the button, in clock times, on the thread it will hang on. */
export function WhatFollows({ draft, forecast }: Props) {
  const t = useT('orders')
  return (
    <Section title={t('confirm.next')}>
      <Timeline knots={followingKnots(draft, forecast, t)} />
    </Section>
  )
}

function followingKnots(draft: DraftView, forecast: DraftForecast, t: OrdersT): Knot[] {
  const names = { calledBy: draft.calledBy, provider: draft.offering.providerName }
  const { elderAnswersBy, payBy, providerAnswersBy } = forecast
  const atHome = draft.offering.mode === 'at_home'
  const knot = (key: string, title: string, detail: string, at?: Date | null): Knot => ({
    key,
    title,
    detail,
    state: 'next',
    ...(at && { at }),
  })
  return [
    ...(elderAnswersBy
      ? [knot('ask', t('knot.nextAgree', names), t('confirm.nextAsk', { ...names, at: elderAnswersBy }))]
      : []),
    knot(
      'pay',
      t('knot.nextPay'),
      elderAnswersBy ? t('confirm.nextPayAfterAsk', names) : t('confirm.nextPay', { at: payBy }),
    ),
    knot('answer', t('knot.nextAccept'), t('confirm.nextAnswer', { ...names, at: providerAnswersBy })),
    knot(
      'arrive',
      t(atHome ? 'confirm.nextBegin' : 'knot.nextArriveOnSite'),
      t(atHome ? 'confirm.nextDoor' : 'confirm.nextOnSite', names),
      draft.startsAt,
    ),
    knot('confirm', t('knot.nextFinish'), t('confirm.nextConfirm'), draft.endsAt),
  ]
}

const untilKeys: Partial<Record<number, 'confirm.policyUntil.full' | 'confirm.policyUntil.half'>> = {
  100: 'confirm.policyUntil.full',
  50: 'confirm.policyUntil.half',
}

/** The refund policy as instants of this very visit. */
export function RefundTerms({ draft, forecast }: Props) {
  const t = useT('orders')
  const steps = forecast.refunds.filter(({ until }) => !draft.startsAt || until < draft.startsAt)
  const toTheStart = forecast.refunds.length > steps.length
  return (
    <Section title={t('confirm.policy')}>
      <ul className="grid list-disc gap-1 ps-5">
        {steps.map(({ until, percent }) => (
          <li key={percent}>{t(untilKeys[percent] ?? 'confirm.policyUntil.part', { at: until, percent })}</li>
        ))}
        <li>
          {toTheStart
            ? t('confirm.policyUntil.rest', { percent: forecast.refunds.at(-1)?.percent })
            : t('confirm.policyUntil.none')}
        </li>
        {draft.places?.term === 'months' && <li>{t('policy.prepaid')}</li>}
        <li>{t('policy.always')}</li>
      </ul>
    </Section>
  )
}
