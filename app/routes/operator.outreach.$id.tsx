import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { moveHardshipInput, openHardshipInput } from '../../server/outreach/outreach.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { HardshipPage } from '../features/outreach/hardship-page.tsx'
import { rememberOrderFor } from '../features/outreach/order-for.server.ts'
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

/** Opens who it is, for a reason, writes down how a contact went, or goes looking for somebody who comes. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requireOperator(context, request)
  const hardshipId = params.id ?? ''
  const form = await request.formData()
  form.set('hardshipId', hardshipId)
  const { outreach } = context.api
  if (form.get('intent') === 'order') {
    const { place } = await found(outreach.get({ hardshipId }))
    return redirect(`/search?${new URLSearchParams({ where: place, bookable: '1' })}`, {
      headers: { 'Set-Cookie': await rememberOrderFor(hardshipId, request) },
    })
  }
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
