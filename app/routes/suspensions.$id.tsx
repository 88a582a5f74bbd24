import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { moveSuspensionInput } from '../../server/suspensions/suspension.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { SuspensionPage } from '../features/watch/suspension-page.tsx'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) =>
    data?.view ? t('watch:page.title', { name: data.view.name }) : t('watch:suspensions.title'),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const view = await found(context.api.suspensions.get({ suspensionId: params.id ?? '' }))
  const done = new URL(request.url).searchParams.has('done')
  return { view, keyOf: randomUUID(), done }
}

const move = moveSuspensionInput
  .omit({ move: true, suspensionId: true })
  .extend({ intent: moveSuspensionInput.shape.move, id: moveSuspensionInput.shape.suspensionId })

/** Appeals, keeps or lifts, as the form's intent says. */
export async function action({ context, request }: ActionFunctionArgs) {
  requirePerson(context, request)
  const form = await request.formData()
  const read = readForm(form, move)
  if (!read.ok) return read.reply
  const { intent, id: suspensionId, ...said } = read.value
  try {
    await context.api.suspensions.move({ suspensionId, move: intent, ...said })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/suspensions/${suspensionId}?done=1`)
}

export default function Suspension() {
  return <SuspensionPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
