import type { LoaderFunctionArgs } from '@remix-run/node'
import { download, paperPdf } from '../features/money/paper.server.ts'
import { receiptPaper } from '../features/money/papers.server.ts'
import { found, requirePerson } from '../session/access.server.ts'

/** A family's receipt as a page to file. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  requirePerson(context, request)
  const receipt = await found(context.api.receipts.order({ orderId: params.id ?? '' }))
  const paper = receiptPaper(receipt, context.locale)
  const name = `${paper.title}-${receipt.orderNumber}.pdf`
  return download(await paperPdf(paper), 'application/pdf', name, `receipt-${receipt.orderNumber}.pdf`)
}
