import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '../features/money/paper.server.ts'
import { openCsv } from '../features/supervision/open-data.server.ts'

/** The same as a table for spreadsheets. */
export async function loader({ context }: LoaderFunctionArgs) {
  const csv = openCsv(await context.api.supervision.openData())
  return download(csv, 'text/csv; charset=utf-8', '监管开放数据.csv', 'supervision.csv')
}
