import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { PhoneOrders } from '../features/phone-orders/phone-orders.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'phone-orders:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  return { calls: await context.api.phoneOrders.list({}) }
}

export default function OperatorPhoneOrders() {
  return <PhoneOrders {...useLoaderData<typeof loader>()} beginAt="/search?bookable=1" />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
