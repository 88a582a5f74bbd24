import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { retryReportInput } from '../../server/payments/payment.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { ReportsPage } from '../features/operator/reports-page.tsx'
import { actionProblem } from '../rpc/form.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'reports:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const tried = new URL(request.url).searchParams.get('tried')
  return {
    found: await context.api.payments.reports(),
    tried: tried === 'applied' || tried === 'parked' ? tried : null,
  } as const
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const read = retryReportInput.safeParse({ reportId: form.get('reportId') })
  if (!read.success) throw data(null, { status: 400 })
  try {
    const { applied } = await context.api.payments.retryReport(read.data)
    return redirect(`/operator/reports?tried=${applied ? 'applied' : 'parked'}`)
  } catch (error) {
    return actionProblem(error, form)
  }
}

export default function OperatorReports() {
  return <ReportsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
