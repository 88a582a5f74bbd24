import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { retryReportInput, sendAgainInput } from '../../server/payments/payment.contract.ts'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { ReportsPage } from '../features/operator/reports-page.tsx'
import { actionProblem } from '../rpc/form.server.ts'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'reports:title' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const { searchParams } = new URL(request.url)
  const tried = searchParams.get('tried')
  return {
    found: await context.api.payments.reports(),
    tried: tried === 'applied' || tried === 'parked' ? tried : null,
    againFen: Number(searchParams.get('again')) || 0,
  } as const
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const returned = sendAgainInput.safeParse({ refundId: form.get('refundId') })
  const read = retryReportInput.safeParse({ reportId: form.get('reportId') })
  try {
    if (returned.success) {
      const { amountFen } = await context.api.payments.sendAgain(returned.data)
      return redirect(`/operator/reports?again=${amountFen}`)
    }
    if (!read.success) throw data(null, { status: 400 })
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
