import type { LoaderFunctionArgs } from '@remix-run/node'
import { earningsInput } from '../../server/ledger/ledger.contract.ts'
import { download, paperPdf } from '../features/money/paper.server.ts'
import { statementPaper } from '../features/money/papers.server.ts'
import { found, requireManager } from '../session/access.server.ts'

/** A month of earnings as a page to file. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { id: providerId, name } = requireManager(context, request, params.providerId)
  const asked = new URL(request.url).searchParams.get('month') ?? undefined
  const { data: month } = earningsInput.shape.month.safeParse(asked)
  const earnings = await found(context.api.ledger.earnings({ providerId, month }))
  const paper = statementPaper(earnings, name, context.locale)
  const pdf = await paperPdf(paper)
  return download(pdf, 'application/pdf', `${paper.title}.pdf`, `statement-${earnings.month}.pdf`)
}
