import type { OrderView } from '../../../server/orders/order-view.contract.ts'
import { useFormats } from '../../i18n/formats.ts'
import { useT } from '../../i18n/index.ts'
import {
  Breadcrumbs,
  Card,
  DescriptionList,
  Money,
  Notice,
  Page,
  PageHead,
  Section,
  WithAside,
} from '../../ui/index.ts'
import { ComplainLink } from '../complaints/complain-link.tsx'
import { OrderThread } from '../desk/order-thread.tsx'
import { OrderBadge } from '../orders/order-badge.tsx'
import { policyWords } from '../orders/policy-words.ts'
import { QuoteBill } from '../quotes/quote-bill.tsx'
import { OrderDecision } from './order-decision.tsx'

type OrderPageProps = { order: OrderView; keyOf: string; now: Date; done: boolean }

/** One order as an operator sees it: the thread, what both sides said, and the moves that are theirs. */
export function OrderPage({ order, keyOf, now, done }: OrderPageProps) {
  const t = useT('operator')
  // Only a dispute waits for us; everything else is the two sides' own business until something goes wrong.
  const disputed = order.state === 'disputed'
  const dispute = order.timeline.findLast(({ transition }) => transition === 'dispute')
  return (
    <Page className="py-6 sm:py-8">
      <Breadcrumbs items={[{ to: '/operator/orders', label: t('orders.back') }, { label: order.number }]} />
      <PageHead
        eyebrow={order.provider.name}
        title={`${order.recipient.name} · ${order.terms.title}`}
        actions={<OrderBadge state={order.state} visitState={order.visit.state} />}
      />
      {done && (
        <Notice tone="good" live>
          {t('orders.moved')}
        </Notice>
      )}
      <WithAside
        aside={
          <div className="grid gap-4">
            <Facts order={order} />
            {order.quote && <QuoteBill quote={order.quote} />}
            <ComplainLink orderId={order.id} byPhone />
          </div>
        }
      >
        {(dispute?.reason || order.visit.report) && (
          <div className="grid gap-4 sm:grid-cols-2">
            {dispute?.reason && <Said title={t('orders.dispute')} text={dispute.reason} />}
            {order.visit.report && <Said title={t('orders.report')} text={order.visit.report} />}
          </div>
        )}
        {disputed && <OrderDecision order={order} keyOf={keyOf} />}
        <Section title={t('orders.timeline')}>
          <OrderThread order={order} now={now} />
        </Section>
        {!disputed && <OrderDecision order={order} keyOf={keyOf} />}
      </WithAside>
    </Page>
  )
}

function Said({ title, text }: { title: string; text: string }) {
  return (
    <Card tone="quiet" className="grid content-start gap-1">
      <h2 className="text-base">{title}</h2>
      <p className="whitespace-pre-line">{text}</p>
    </Card>
  )
}

function Facts({ order }: { order: OrderView }) {
  const t = useT(['operator', 'orders'])
  const formats = useFormats()
  const { payment, visit } = order
  return (
    <Card tone="quiet">
      <DescriptionList
        items={[
          { term: t('orders.when'), value: formats.span(order.startsAt, order.endsAt) },
          {
            term: t('orders.due'),
            value: order.due && t('orders.dueAt', { when: formats.dayTime(order.due.at) }),
          },
          { term: t('orders.family'), value: order.placedByName },
          { term: t('orders.recipient'), value: order.recipient.name },
          { term: t('orders.caregiver'), value: visit.caregiver.name },
          { term: t('orders.address'), value: order.addressLine },
          {
            term: t('orders.payment'),
            value: (
              <>
                <Money fen={payment.amountFen} /> {t(`orders.paymentState.${payment.state}`)}
                {payment.refundedFen > 0 && (
                  <span className="block">
                    {t('orders.refunded', { amount: formats.money(payment.refundedFen) })}
                  </span>
                )}
              </>
            ),
          },
          { term: t('orders:page.policy'), value: policyWords(order.refundPolicy, t) },
          { term: t('orders.number'), value: order.number },
        ]}
      />
    </Card>
  )
}
