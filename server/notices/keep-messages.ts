import type { Ctx } from '../context.ts'
import { type Chore, every } from '../platform/every.ts'
import { remindVisits } from './remind-visits.ts'
import { sendMessages } from './send-messages.ts'

/** How late, in milliseconds, a message may set out. */
const TICK = 5_000

/** Reminds of visits and sends what is due, until stopped. */
export function keepMessages(ctx: Ctx): Chore {
  return every(
    TICK,
    async () => {
      await remindVisits(ctx)
      while ((await sendMessages(ctx)) > 0);
    },
    (error) => ctx.log.error({ err: error }, 'the messages could not be sent'),
  )
}
