import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { elderComplainInput } from '../../server/elders/elder.contract.ts'
import { ElderComplaintPage } from '../features/complaints/elder-complaint-page.tsx'
import { ElderSorry } from '../features/elder/elder-sorry.tsx'
import { behindLink, linkHeaders } from '../features/elder/link-page.server.ts'
import type { Handle } from '../features/shell/title.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'

export const handle: Handle = { title: 'complaints:elder.title', bare: true, elder: true }

export const headers = linkHeaders

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const token = params.token ?? ''
  const of = await behindLink(context.api.elders.complaints({ token }))
  return { of, token, keyOf: randomUUID(), done: new URL(request.url).searchParams.has('done') }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const token = params.token ?? ''
  const form = await request.formData()
  const read = readForm(form, elderComplainInput.omit({ token: true }))
  if (!read.ok) return read.reply
  try {
    await context.api.elders.complain({ token, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/e/${token}/complaint?done=1`)
}

export default function ElderComplaint() {
  return <ElderComplaintPage {...useLoaderData<typeof loader>()} answer={useActionData()} />
}

export function ErrorBoundary() {
  return <ElderSorry />
}
