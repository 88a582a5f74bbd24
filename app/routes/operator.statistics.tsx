import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ClosedPage } from '../features/desk/closed-page.tsx'
import { reportOf } from '../features/statistics/report.server.ts'
import { ReportPage } from '../features/statistics/report-page.tsx'
import { requireOperator } from '../session/access.server.ts'

export const handle = { title: 'statistics:plainTitle' }

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  return { report: await reportOf(context, request, true) }
}

export default function OperatorStatistics() {
  return <ReportPage {...useLoaderData<typeof loader>()} base="/operator/statistics" />
}

export function ErrorBoundary() {
  return <ClosedPage />
}
