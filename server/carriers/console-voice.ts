import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import type { VoicePort } from './voice-port.ts'

/** Says on the console that somebody would be called, by the end of the number only, and keeps the words beside the texts. */
export function createConsoleVoice({ db, log }: { db: Db; log: Log }): VoicePort {
  return {
    name: 'console',
    async call({ to, words }) {
      log.info({ endsWith: to.slice(-4) }, 'somebody would be called now')
      await db.sandboxMessage.create({ data: { to, body: `【电话】${words}` } })
    },
  }
}
