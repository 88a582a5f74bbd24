import type { LoaderFunctionArgs } from '@remix-run/node'
import { download, paperPdf } from '../features/money/paper.server.ts'
import { yearPaper } from '../features/money/papers.server.ts'
import { yearFrom } from '../features/money/year-from.server.ts'
import { requirePerson } from '../session/access.server.ts'

/** What a family paid in a year, as a page to file. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { families } = requirePerson(context, request)
  const summary = await context.api.receipts.year({ year: yearFrom(request) })
  const names = families.map(({ name }) => name).join(' / ')
  const paper = yearPaper(summary, names, context.locale)
  return download(await paperPdf(paper), 'application/pdf', `${paper.title}.pdf`, `year-${summary.year}.pdf`)
}
