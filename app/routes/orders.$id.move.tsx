import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { loadMove, sendMove } from '../features/moving/move.server.ts'
import { MovePage } from '../features/moving/move-page.tsx'
import { requirePerson } from '../session/access.server.ts'

export const handle = { title: 'plans:moving.title' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  return loadMove(context, request, { orderId: params.id ?? '', as: 'family' })
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const which = { orderId: params.id ?? '', as: 'family' as const }
  return (await sendMove(context, await request.formData(), which)) ?? redirect(`/orders/${which.orderId}`)
}

export default function MoveOrder() {
  const { order, offered, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <MovePage order={order} offered={offered} moveKey={key} answer={answer} home={`/orders/${order.id}`} />
  )
}
