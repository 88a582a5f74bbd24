import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvOf, yuanCell } from '../features/money/csv.ts'
import { download } from '../features/money/paper.server.ts'
import { yearCells, yearHeads } from '../features/money/papers.server.ts'
import { yearFrom } from '../features/money/year-from.server.ts'
import { i18nFor } from '../i18n/catalogues.server.ts'
import { requirePerson } from '../session/access.server.ts'

/** What a family paid in a year, for spreadsheets. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const { year, rows, total } = await context.api.receipts.year({ year: yearFrom(request) })
  const { t } = i18nFor(context.locale)
  const amounts = (row: typeof total) => [row.paidFen, row.refundedFen, row.netFen].map(yuanCell)
  const csv = csvOf([
    yearHeads(context.locale),
    ...rows.map((row) => [...yearCells(row, context.locale), ...amounts(row)]),
    [t('money:desk.total'), '', '', '', '', ...amounts(total)],
  ])
  const name = `${t('money:paper.year', { year })}.csv`
  return download(csv, 'text/csv; charset=utf-8', name, `year-${year}.csv`)
}
