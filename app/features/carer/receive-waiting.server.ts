import type { AppLoadContext } from '@remix-run/node'
import { lateFields } from '../../../server/carer/carer.contract.ts'
import { happenedAt, isWaitingIntent, type SyncAnswer } from '../../offline/waiting.ts'
import { actionProblem } from '../../rpc/form.server.ts'
import { isFormReply } from '../../rpc/form-reply.ts'
import { careIntents, writeCare } from '../care/write-care.server.ts'
import { moveVisit } from '../desk/visit-moves.server.ts'

/** Failed so often for no reason of its own, it must not hold up all that comes after it. */
const GIVEN_UP = 8

/**
 * Does what a form of a visit meant, with the time it carries: `at` and `sentAt` are of the phone's watch, so that what counts
 * is how long ago it was. Null: not now, come again. With `live` somebody looks at the form and is answered there; otherwise
 * what the visit no longer takes is kept for its provider.
 */
export async function receiveWaiting(context: AppLoadContext, form: FormData): Promise<SyncAnswer | null> {
  const { viewer, now, api } = context
  const said = (name: string) => String(form.get(name) ?? '')
  if (viewer.kind !== 'person' || viewer.userId !== said('by')) return { outcome: 'not_you' }
  const [orderId, intent] = [said('orderId'), said('intent')]
  const at = happenedAt({ at: Number(said('at')), sentAt: Number(said('sentAt')), now })
  if (!isWaitingIntent(intent) || Number.isNaN(at.getTime())) return { outcome: 'refused', reply: null }
  form.set('at', at.toISOString())
  const problem = await run(context, form, { orderId, intent })
  if (!problem) return { outcome: 'done' }
  if (said('live')) return { outcome: 'refused', reply: problem.reply }
  if (problem.status >= 500 && Number(said('tries')) < GIVEN_UP) return null
  const bytes = await photoIn(form)
  const fields = Object.fromEntries(lateFields.flatMap((name) => (said(name) ? [[name, said(name)]] : [])))
  const note = {
    orderId,
    key: said('key'),
    intent,
    fields,
    at,
    problem: problem.code,
    ...(bytes && { bytes }),
  }
  try {
    await api.carer.keepLate(note)
  } catch (error) {
    // Not their provider's any more, or not at all: there is nobody to keep it for.
    return { outcome: 'refused', reply: actionProblem(error, form).data }
  }
  return { outcome: 'kept', problem: { code: problem.code, params: {}, status: problem.status } }
}

type Refusal = { code: string; status: number; reply: unknown }

async function run(
  context: AppLoadContext,
  form: FormData,
  { orderId, intent }: { orderId: string; intent: string },
): Promise<Refusal | null> {
  if (intent === 'photo') return refusal(await sendPhoto(context, form, orderId))
  const act = careIntents.includes(intent) ? writeCare : moveVisit
  const answer = refusal(await act(context, form, orderId))
  // Without a line nobody could say that the code was wrong. Whoever stands at the place may begin by it, and it is told.
  const doubtful = answer && /^orders\.start_code_/.test(answer.code) && !form.get('live') && form.get('lat')
  if (intent !== 'check_in_code' || !doubtful) return answer
  form.set('intent', 'check_in_place')
  form.set(
    'reason',
    context.locale === 'en' ? 'No network; the code did not match' : '没有网络时开始，开始码没有对上',
  )
  return refusal(await moveVisit(context, form, orderId))
}

/** What an action answers, where it is no success: a code, its status, and the reply for the form. */
function refusal(answer: unknown): Refusal | null {
  if (!answer || typeof answer !== 'object' || !('data' in answer)) return null
  const reply = answer.data
  if (!isFormReply(reply)) return null
  const { code, status } = reply.problem ?? { code: 'general.invalid_input', status: 422 }
  return { code, status, reply }
}

async function sendPhoto(context: AppLoadContext, form: FormData, orderId: string) {
  const bytes = (await photoIn(form)) ?? new Uint8Array()
  const [key, caption] = [String(form.get('key') ?? ''), String(form.get('caption') ?? '')]
  try {
    await context.api.care.addPhoto({ orderId, key, caption, bytes, at: new Date(String(form.get('at'))) })
    return null
  } catch (error) {
    return actionProblem(error, form)
  }
}

async function photoIn(form: FormData): Promise<Uint8Array<ArrayBuffer> | null> {
  const photo = form.get('photo')
  return photo instanceof Blob ? new Uint8Array(await photo.arrayBuffer()) : null
}
