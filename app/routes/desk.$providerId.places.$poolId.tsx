import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { poolForm } from '../features/capacity/pool-form-schema.ts'
import { PoolPage } from '../features/capacity/pool-page.tsx'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { dayKey } from '../i18n/shanghai.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, missing, requireManager } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) => t(data?.pool ? 'capacity:form.editTitle' : 'capacity:form.newTitle'),
}

const idOf = (named: string | undefined) => (named === 'new' ? undefined : named)

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const view = await found(context.api.capacity.pools({ providerId }))
  const id = idOf(params.poolId)
  const pool = view.pools.find((one) => one.id === id) ?? null
  if (id && !pool) throw missing()
  return { view, pool, providerId, today: dayKey(context.now) }
}

/** Adds places, changes them, or takes them out of use, as the form's intent says. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const providerId = params.providerId ?? ''
  const poolId = idOf(params.poolId)
  try {
    if (poolId && form.get('intent') === 'retire') {
      await context.api.capacity.retirePool({ providerId, poolId })
      return redirect(`/desk/${providerId}/places?done=retired`)
    }
    const read = readForm(form, poolForm)
    if (!read.ok) return read.reply
    await context.api.capacity.savePool({ providerId, poolId, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/desk/${providerId}/places?done=saved`)
}

export default function DeskPool() {
  return <PoolPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
