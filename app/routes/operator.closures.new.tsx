import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { openClosureInput } from '../../server/closures/closure.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { ClosureForm } from '../features/watch/closure-form.tsx'
import { dayKey } from '../i18n/shanghai.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requireOperator } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) =>
    data?.provider
      ? t('watch:closure.openTitle', { name: data.provider.name })
      : t('watch:suspensions.closures'),
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const providerId = new URL(request.url).searchParams.get('provider') ?? ''
  const { id, name, closureId } = await found(context.api.errands.provider({ providerId }))
  if (closureId) throw redirect(`/operator/closures/${closureId}`)
  return { provider: { id, name }, keyOf: randomUUID(), today: dayKey(context.now) }
}

const wish = openClosureInput
  .extend({ mode: z.enum(['gone', 'until']) })
  .refine(({ mode, lastDay }) => mode === 'gone' || lastDay !== undefined, { path: ['lastDay'] })

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  const read = readForm(form, wish)
  if (!read.ok) return read.reply
  const { mode, lastDay, ...given } = read.value
  try {
    const { id } = await context.api.closures.open({ ...given, ...(mode === 'until' && { lastDay }) })
    return redirect(`/operator/closures/${id}`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function NewClosure() {
  return <ClosureForm {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
