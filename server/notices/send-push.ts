import type { Ctx } from '../context.ts'
import type { Push, PushAddress } from './push-port.ts'

/**
 * Tells every browser of one person; those that are gone are forgotten. Good once one was reached: the others have it in the
 * inbox. Gives whether there was anybody; throws when nobody could be reached and it may be tried again.
 */
export async function sendPush(
  { db, ports, log }: Pick<Ctx, 'db' | 'ports' | 'log'>,
  devices: readonly (PushAddress & { id: string })[],
  push: Push,
): Promise<'sent' | 'nobody'> {
  const answers = await Promise.allSettled(devices.map((device) => ports.push.send(device, push)))
  const gone = devices.filter((_, at) => {
    const answer = answers[at]
    return answer?.status === 'fulfilled' && answer.value === 'gone'
  })
  if (gone.length > 0) await db.pushDevice.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  if (answers.some((answer) => answer.status === 'fulfilled' && answer.value === 'sent')) return 'sent'
  const failed = answers.find((answer) => answer.status === 'rejected')
  if (!failed) return 'nobody'
  log.warn({ err: failed.reason }, 'no browser could be told')
  throw failed.reason
}
