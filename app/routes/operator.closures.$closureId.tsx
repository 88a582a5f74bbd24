import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { callOffClosureInput, takeClosureStepInput } from '../../server/closures/closure.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { ClosurePage } from '../features/watch/closure-page.tsx'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requireOperator } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) =>
    data?.view ? t('watch:closure.title', { name: data.view.providerName }) : t('watch:suspensions.closures'),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const view = await found(context.api.closures.get({ closureId: params.closureId ?? '' }))
  return { view, keyOf: randomUUID(), done: new URL(request.url).searchParams.has('done') }
}

const step = takeClosureStepInput
  .omit({ closureId: true, step: true })
  .extend({ intent: takeClosureStepInput.shape.step })
const end = callOffClosureInput
  .omit({ closureId: true, reason: true })
  .extend({ text: callOffClosureInput.shape.reason })

/** Takes the step the form asks for, or calls the closure off. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requireOperator(context, request)
  const closureId = params.closureId ?? ''
  const form = await request.formData()
  try {
    if (form.get('intent') === 'call_off') {
      const read = readForm(form, end)
      if (!read.ok) return read.reply
      await context.api.closures.callOff({ closureId, reason: read.value.text, key: read.value.key })
    } else {
      const read = readForm(form, step)
      if (!read.ok) return read.reply
      const { intent, ...given } = read.value
      await context.api.closures.takeStep({ closureId, step: intent, ...given })
    }
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/operator/closures/${closureId}?done=1`)
}

export default function Closure() {
  return <ClosurePage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
