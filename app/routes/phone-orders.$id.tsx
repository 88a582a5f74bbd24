import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OrderBadge } from '../features/orders/order-badge.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useT } from '../i18n/index.ts'
import { found, requirePerson } from '../session/access.server.ts'
import {
  Breadcrumbs,
  Card,
  DescriptionList,
  LinkButton,
  Money,
  Notice,
  Page,
  PageHead,
  When,
} from '../ui/index.ts'

export const handle = { title: 'phone-orders:title' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { operator } = requirePerson(context, request)
  const call = await found(context.api.phoneOrders.get({ phoneOrderId: params.id ?? '' }))
  const placed = new URL(request.url).searchParams.has('placed')
  return { call, operator, placed, now: context.now }
}

export default function PhoneOrder() {
  const { call, operator, placed, now } = useLoaderData<typeof loader>()
  const t = useT('phone-orders')
  const formats = useFormats()
  const { order } = call
  const waits = order && ['awaiting_elder', 'awaiting_payment'].includes(order.state)
  const desk = order && `/desk/${order.providerId}`
  const list = operator ? '/operator/phone-orders' : `${desk ?? '/desk'}/phone-orders`
  return (
    <Page width="form">
      <Breadcrumbs items={[{ to: list, label: t('page.back') }, { label: call.callerName }]} />
      <PageHead
        title={t('page.title', { callerName: call.callerName })}
        lead={t('by', { name: call.staffName, at: call.begunAt })}
        actions={order && <OrderBadge state={order.state} visitState="scheduled" />}
      />
      {placed && (
        <Notice tone="good" live>
          {t('placed')}
        </Notice>
      )}
      {!order && <Notice tone="warn">{t('unplacedText')}</Notice>}
      <Card>
        <DescriptionList
          items={[
            {
              term: t('page.caller'),
              value: t('page.callerValue', { name: call.callerName, phone: formats.phone(call.callerPhone) }),
            },
            { term: t('page.relation'), value: t(`relations.${call.relation}`) },
            { term: t('page.channel'), value: t(`channels.${call.channel}`) },
            { term: t('page.check'), value: t(`checks.${call.verifiedBy}`) },
            { term: t('page.reason'), value: call.reason },
            {
              term: t('page.payer'),
              value: t('page.callerValue', { name: call.payerName, phone: formats.phone(call.payerPhone) }),
            },
            ...(order
              ? [
                  { term: t('page.order'), value: `${order.title} · ${order.number}` },
                  { term: t('page.when'), value: <When at={order.startsAt} to={order.endsAt} /> },
                  { term: t('page.price'), value: <Money fen={order.priceFen} /> },
                  {
                    term: t('page.due'),
                    value: waits && order.dueAt && formats.deadline(order.dueAt, now),
                  },
                ]
              : []),
          ]}
        />
      </Card>
      {order && (operator || !waits) && (
        <div>
          <LinkButton
            to={operator ? `/operator/orders/${order.id}` : `${desk}/orders/${order.id}`}
            tone="secondary"
          >
            {t('page.open')}
          </LinkButton>
        </div>
      )}
    </Page>
  )
}
