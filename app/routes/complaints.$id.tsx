import { randomUUID } from 'node:crypto'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { complaintMoves, moveComplaintInput } from '../../server/complaints/complaint.contract.ts'
import { ComplaintPage } from '../features/complaints/complaint-page.tsx'
import type { Handle } from '../features/shell/title.ts'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

export const handle: Handle = {
  title: (t, data) =>
    data?.view ? t(`complaints:subject.${data.view.subject as 'other'}`) : t('complaints:title'),
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const view = await found(context.api.complaints.get({ complaintId: params.id ?? '' }))
  const keys = Object.fromEntries(complaintMoves.map((move) => [move, randomUUID()]))
  return { view, keys, done: new URL(request.url).searchParams.has('done'), now: context.now }
}

/** The step the pressed button names. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  requirePerson(context, request)
  const complaintId = params.id ?? ''
  const form = await request.formData()
  form.set('complaintId', complaintId)
  form.set('move', String(form.get('intent') ?? ''))
  const read = readForm(form, moveComplaintInput)
  if (!read.ok) return read.reply
  try {
    await context.api.complaints.move(read.value)
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/complaints/${complaintId}?done=1`)
}

export default function Complaint() {
  return <ComplaintPage {...useLoaderData<typeof loader>()} />
}
