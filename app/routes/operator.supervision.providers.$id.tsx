import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { setGradeInput } from '../../server/supervision/credit.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { GradePage } from '../features/supervision/grade-page.tsx'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { found, requireOperator } from '../session/access.server.ts'

export const handle = { title: 'supervision:grade.title' }

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const record = await found(context.api.supervision.record({ providerId: params.id ?? '' }))
  const { searchParams } = new URL(request.url)
  const said = { done: searchParams.has('done'), problem: searchParams.get('problem') }
  return { record, ...said, keys: { grade: randomUUID(), evaluation: randomUUID() } }
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  const read = readForm(form, setGradeInput.omit({ providerId: true }))
  if (!read.ok) return read.reply
  try {
    await context.api.supervision.setGrade({ providerId: params.id ?? '', ...read.value })
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect(`/operator/supervision/providers/${params.id}?done=1`)
}

export default function OperatorGrade() {
  return <GradePage {...useLoaderData<typeof loader>()} answer={useActionData()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
