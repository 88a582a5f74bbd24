import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { moveHardshipInput, openHardshipInput } from '../../server/outreach/outreach.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { HardshipPage } from '../features/outreach/hardship-page.tsx'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requireOperator } from '../session/access.server.ts'

export const handle = { title: 'outreach:title' }

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const view = await found(context.api.outreach.get({ hardshipId: params.id ?? '' }))
  return {
    ...{ view, keyOf: randomUUID(), now: context.now },
    done: new URL(request.url).searchParams.has('done'),
  }
}

/** Opens who it is, for a reason, or writes down how a contact went. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requireOperator(context, request)
  const hardshipId = params.id ?? ''
  const form = await request.formData()
  form.set('hardshipId', hardshipId)
  const { outreach } = context.api
  const opens = form.get('intent') === 'open'
  try {
    if (opens) {
      const read = readForm(form, openHardshipInput)
      if (!read.ok) return read.reply
      await outreach.open(read.value)
    } else {
      const read = readForm(form, moveHardshipInput)
      if (!read.ok) return read.reply
      await outreach.move(read.value)
    }
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/operator/outreach/${hardshipId}${opens ? '' : '?done=1'}`)
}

export default function Hardship() {
  return <HardshipPage {...useLoaderData<typeof loader>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
