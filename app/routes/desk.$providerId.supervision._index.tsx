import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { appealCreditInput } from '../../server/supervision/credit.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { DeskSupervisionPage } from '../features/supervision/desk-pages.tsx'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requireManager } from '../session/access.server.ts'

export const handle = { title: 'supervision:desk.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const { supervision } = context.api
  const [rows, record, appeals] = await Promise.all([
    found(supervision.forDesk({ providerId })),
    found(supervision.record({ providerId })),
    found(supervision.deskCredit({ providerId })),
  ])
  const sent = new URL(request.url).searchParams.has('sent')
  return { rows, record, appeals, sent, keyOf: randomUUID(), now: context.now }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { id: providerId } = requireManager(context, request, params.providerId)
  const form = await request.formData()
  const read = readForm(form, appealCreditInput.omit({ providerId: true }))
  if (!read.ok) return read.reply
  try {
    await context.api.supervision.appeal({ providerId, ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/desk/${providerId}/supervision?sent=1`)
}

export default function DeskSupervision() {
  return <DeskSupervisionPage {...useLoaderData<typeof loader>()} answer={useActionData()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
