import { purgeExpired } from '../accounts/accounts.entry.ts'
import type { Ctx } from '../context.ts'
import { hours } from '../kernel/clock.ts'
import { forgetDrafts } from '../orders/orders.entry.ts'
import { type Chore, every } from '../platform/every.ts'

/** Once an hour: what nobody needs any more is forgotten. */
export function keepHouse({ db, clock, log }: Ctx): Chore {
  return every(
    hours(1),
    async () => {
      const now = clock.now()
      await purgeExpired(db, now)
      await forgetDrafts(db, now)
    },
    (error) => log.error({ err: error }, 'the housekeeping failed'),
  )
}
