import { ownWatch } from './own-watch.ts'
import { nextToSend, type SyncAnswer, type Waiting } from './waiting.ts'
import { countTry, dropWaiting, findWaiting, keepTold, readKept } from './waiting-store.ts'

/** A photo over a poor line takes its time; longer than this nothing comes. */
const PATIENCE = 60_000

export type Sent = { key: string; orderId: string; answer: SyncAnswer }

/**
 * Sends what waits, one after the other in the order it was done, and stops where there is no line. `live` names the one
 * whose author is looking at the form: where it is refused they hear why. One sender at a time, in whichever tab or worker.
 * Gives what was answered; throws nothing.
 */
export async function sendWaiting(live?: string): Promise<Sent[]> {
  const run = () => sendAll(live)
  return navigator.locks ? await navigator.locks.request('yiyou-carer-sending', run) : await run()
}

async function sendAll(live?: string): Promise<Sent[]> {
  const userId = (await readKept())?.route.userId
  const sent: Sent[] = []
  while (userId) {
    const next = nextToSend(await findWaiting(), userId)
    if (!next) break
    const answer = await sendOne(next, next.key === live)
    if (!answer) {
      await countTry(next)
      break
    }
    if (answer.outcome === 'not_you') break
    if (answer.outcome === 'kept') {
      const { key, orderId, intent, at } = next
      await keepTold({ key, orderId, intent, at, code: answer.problem.code })
    }
    await dropWaiting(next.seq)
    sent.push({ key: next.key, orderId: next.orderId, answer })
  }
  return sent
}

/** The server's answer, or null where it did not answer. */
async function sendOne(one: Waiting, live: boolean): Promise<SyncAnswer | null> {
  try {
    const response = await fetch('/carer/sync', {
      method: 'POST',
      body: formOf(one, live),
      credentials: 'same-origin',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (response.status >= 500 || !response.headers.get('content-type')?.includes('json')) return null
    return (await response.json()) as SyncAnswer
  } catch {
    return null
  }
}

function formOf(one: Waiting, live: boolean): FormData {
  const form = new FormData()
  for (const [name, value] of one.fields) form.append(name, value)
  const own = {
    ...{ intent: one.intent, key: one.key, orderId: one.orderId, by: one.userId },
    ...{ at: String(one.at), sentAt: String(ownWatch().getTime()), tries: String(one.tries) },
    ...(live && one.tries === 0 && { live: '1' }),
  }
  for (const [name, value] of Object.entries(own)) form.set(name, value)
  if (one.photo) form.set('photo', one.photo, 'photo.jpg')
  return form
}
