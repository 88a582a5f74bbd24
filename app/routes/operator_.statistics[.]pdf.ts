import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '../features/money/paper.server.ts'
import { reportOf, reportPdf } from '../features/statistics/report.server.ts'
import { requireOperator } from '../session/access.server.ts'

/** A year's report on paper. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requireOperator(context, request)
  const report = await reportOf(context, request, true)
  const name = `${report.year}-颐幼年度报告.pdf`
  return download(await reportPdf(report, context), 'application/pdf', name, `report-${report.year}.pdf`)
}
