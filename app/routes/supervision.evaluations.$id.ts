import type { LoaderFunctionArgs } from '@remix-run/node'
import { download } from '../features/money/paper.server.ts'
import { found } from '../session/access.server.ts'

/** The public report of an association's evaluation. Saved, never opened inside our pages. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { bytes } = await found(context.api.supervision.evaluationDocument({ evaluationId: params.id ?? '' }))
  return download(Buffer.from(bytes), 'application/pdf', '评估报告.pdf', 'evaluation.pdf')
}
