import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideAppealInput } from '../../server/supervision/credit.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { keysFor } from '../features/desk/keys.server.ts'
import { AppealsPage } from '../features/supervision/appeals-page.tsx'
import { actionProblem, readForm } from '../rpc/form.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'supervision:appeals.title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const appeals = await context.api.supervision.appeals()
  return { appeals, keys: keysFor(appeals) }
}

export async function action({ context, request }: ActionFunctionArgs) {
  requireOperator(context, request)
  const form = await request.formData()
  const read = readForm(form, decideAppealInput)
  if (!read.ok) return read.reply
  try {
    await context.api.supervision.decideAppeal(read.value)
  } catch (error) {
    return actionProblem(error, form)
  }
  return redirect('/operator/supervision/credit')
}

export default function OperatorCredit() {
  return <AppealsPage {...useLoaderData<typeof loader>()} answer={useActionData()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
