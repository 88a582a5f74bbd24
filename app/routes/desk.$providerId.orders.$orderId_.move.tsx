import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { loadMove, sendMove } from '../features/moving/move.server.ts'
import { MovePage } from '../features/moving/move-page.tsx'
import { requireManager } from '../session/access.server.ts'

export const handle = { title: 'plans:moving.title' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const move = await loadMove(context, request, { orderId: params.orderId ?? '', as: 'provider' })
  return { ...move, home: `/desk/${providerId}/orders/${move.order.id}` }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const which = { orderId: params.orderId ?? '', as: 'provider' as const }
  const reply = await sendMove(context, await request.formData(), which)
  return reply ?? redirect(`/desk/${providerId}/orders/${which.orderId}`)
}

export default function DeskMove() {
  const { key, ...shown } = useLoaderData<typeof loader>()
  return <MovePage {...shown} moveKey={key} answer={useActionData<typeof action>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
