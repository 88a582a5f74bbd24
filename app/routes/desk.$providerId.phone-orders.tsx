import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { PhoneOrders } from '../features/phone-orders/phone-orders.tsx'
import { requireManager } from '../session/access.server.ts'

export const handle = { title: 'phone-orders:title' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  return { calls: await context.api.phoneOrders.list({ providerId }), beginAt: `/providers/${providerId}` }
}

export default function DeskPhoneOrders() {
  return <PhoneOrders {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
