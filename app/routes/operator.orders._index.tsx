import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { orderStates } from '../../server/orders/order.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { OrdersPage } from '../features/operator/orders-page.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'operator:orders.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const asked = new URL(request.url).searchParams.get('state')
  const state = orderStates.find((name) => name === asked) ?? null
  const rows = await context.api.orders.forOperator(state ? { state } : {})
  return { rows, state, now: context.now }
}

export default function OperatorOrders() {
  return <OrdersPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
