import type { Db } from '../platform/db.ts'
import type { SmsPort } from './sms-port.ts'

/** Keeps each message in the database instead of sending it; the demo shows it to whoever asked. */
export function createSandboxSms(db: Db): SmsPort {
  return {
    name: 'sandbox',
    send: async ({ to, body }) => {
      await db.sandboxMessage.create({ data: { to, body } })
    },
  }
}
