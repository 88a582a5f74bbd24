import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '../features/money/paper.server.ts'
import { reportCsv, reportOf } from '../features/statistics/report.server.ts'

/** A year's figures as a table for spreadsheets. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const report = await reportOf(context, request, false)
  const name = `${report.year}-颐幼年度报告.csv`
  return download(reportCsv(report), 'text/csv; charset=utf-8', name, `report-${report.year}.csv`)
}
