import type { ActionFunctionArgs } from '@remix-run/node'
import { receiveWaiting } from '../features/carer/receive-waiting.server.ts'

/** One step of a visit, out of a carer's phone: what was noted without a line comes here, in its order, with its own time. */
export async function action({ context, request }: ActionFunctionArgs) {
  const answer = await receiveWaiting(context, await request.formData())
  if (!answer) return Response.json(null, { status: 503 })
  return Response.json(answer, { status: answer.outcome === 'not_you' ? 401 : 200 })
}
