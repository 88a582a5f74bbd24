import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { decideOrder } from '../features/operator/decide.server.ts'
import { OrderPage } from '../features/operator/order-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { useT } from '../i18n/index.ts'
import { found, requireOperator } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) =>
    data?.order
      ? t('operator:orders.pageTitle', { number: data.order.number })
      : t('operator:orders.missingTitle'),
}

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const order = await found(context.api.orders.get({ orderId: params.orderId ?? '', as: 'operator' }))
  const done = new URL(request.url).searchParams.has('done')
  return { order, keyOf: randomUUID(), now: context.now, done }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  return decideOrder(context, await request.formData(), params.orderId ?? '')
}

export default function OperatorOrder() {
  return <OrderPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  const t = useT('operator')
  return (
    <ClosedPage
      words={{
        title: t('orders.missingTitle'),
        text: t('orders.missing'),
        to: '/operator/orders',
        action: t('orders.back'),
      }}
    />
  )
}
