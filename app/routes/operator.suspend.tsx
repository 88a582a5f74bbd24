import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { suspendInput, suspensionTargetInput } from '../../server/suspensions/suspension.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { SuspendPage } from '../features/watch/suspend-page.tsx'
import { dayKey } from '../i18n/shanghai.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, missing, requireOperator } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) =>
    data?.preview ? t('watch:suspend.title', { name: data.preview.name }) : t('watch:suspensions.title'),
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const asked = suspensionTargetInput.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) throw missing()
  const preview = await found(context.api.suspensions.preview(asked.data))
  return { preview, keyOf: randomUUID(), today: dayKey(context.now) }
}

// A box that is not ticked is not sent; only a person's visits may stay.
const wish = suspendInput.extend({ settles: z.coerce.boolean().default(false) })

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  const read = readForm(form, wish)
  if (!read.ok) return read.reply
  try {
    const { id } = await context.api.suspensions.suspend(read.value)
    return redirect(`/suspensions/${id}`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function OperatorSuspend() {
  return <SuspendPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
