import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { drawInput, planInspectionInput } from '../../server/supervision/supervision.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { PlanPage } from '../features/supervision/plan-page.tsx'
import { dayKey } from '../i18n/shanghai.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requireOperator } from '../session/access.server.ts'

export const handle = { title: 'supervision:operator.planTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const { searchParams } = new URL(request.url)
  const query = searchParams.get('q')?.trim() ?? ''
  const providerId = searchParams.get('provider')
  const some = (one: { id: string; name: string; kind: string; place: string }) => ({
    ...{ id: one.id, name: one.name, kind: one.kind as 'home_care', place: one.place },
  })
  const chosen = providerId ? some(await found(context.api.providers.page({ providerId }))) : null
  const hits = query && !chosen ? (await context.api.discovery.search({ q: query })).hits.slice(0, 12) : []
  return {
    ...{ query, chosen, hits: hits.map(some), today: dayKey(context.now) },
    keys: { plan: randomUUID(), draw: randomUUID() },
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  try {
    if (form.get('intent') === 'draw') {
      const read = readForm(form, drawInput)
      if (!read.ok) return read.reply
      await context.api.supervision.makeDraw(read.value)
      return redirect('/operator/supervision')
    }
    const read = readForm(form, planInspectionInput)
    if (!read.ok) return read.reply
    const { id } = await context.api.supervision.plan(read.value)
    return redirect(`/operator/supervision/${id}`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function NewInspection() {
  return <PlanPage {...useLoaderData<typeof loader>()} answer={useActionData()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
