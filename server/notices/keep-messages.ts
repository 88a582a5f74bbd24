import type { Ctx } from '../context.ts'
import { minutes } from '../kernel/clock.ts'
import { type Chore, every } from '../platform/every.ts'
import { remindVisits } from './remind-visits.ts'
import { sendMessages } from './send-messages.ts'

/** How late, in milliseconds, a message may set out. */
const TICK = 5_000

/** Reminds of visits, once a minute, and sends what is due, until stopped. */
export function keepMessages(ctx: Ctx): Chore {
  const failed = (error: unknown) => ctx.log.error({ err: error }, 'the messages could not be sent')
  const reminders = every(minutes(1), () => remindVisits(ctx), failed)
  const messages = every(
    TICK,
    async () => {
      while ((await sendMessages(ctx)) > 0);
    },
    failed,
  )
  return {
    async stop() {
      await Promise.all([reminders.stop(), messages.stop()])
    },
  }
}
