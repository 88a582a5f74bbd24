import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { SwapPage } from '../features/moving/swap-page.tsx'
import { dayKey } from '../i18n/shanghai.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'calendar:swap.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const orderId = params.orderId ?? ''
  const swaps = await found(context.api.moving.swaps({ providerId, orderId }))
  return { swaps, home: `/desk/${providerId}/orders/${orderId}`, swapKey: randomUUID() }
}

const swapForm = z.object({ otherOrderId: z.uuid(), key: z.uuid() })

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const orderId = params.orderId ?? ''
  const form = await request.formData()
  const read = readForm(form, swapForm)
  if (!read.ok) return read.reply
  try {
    await context.api.moving.swap({ providerId, orderId, ...read.value })
    const { startsAt } = await context.api.orders.get({ orderId, as: 'provider' })
    return redirect(`/desk/${providerId}/calendar?view=board&date=${dayKey(startsAt)}&done=swapped`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function DeskSwap() {
  return <SwapPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
