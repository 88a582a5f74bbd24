import type { AppLoadContext } from '@remix-run/node'
import { answerMoveInput } from '../../../server/orders/moving/moving.contract.ts'
import { readForm } from '../../rpc/form.server.ts'

/** Sends the answer to another time that a form with `proposalId` and `answer` gives; what it is refused with is thrown. */
export async function answerMove(context: AppLoadContext, form: FormData) {
  const read = readForm(form, answerMoveInput)
  if (!read.ok) return read.reply
  await context.api.moving.answer(read.value)
  return null
}
