import { purgeExpired } from '../accounts/accounts.entry.ts'
import { lookOut } from '../alarms/alarms.entry.ts'
import { checkChains } from '../audit/audit.entry.ts'
import type { Ctx } from '../context.ts'
import { forgetSavedSearches } from '../discovery/saved-search.entry.ts'
import { sweepFiles } from '../files/files.entry.ts'
import { hours } from '../kernel/clock.ts'
import { lookOverBooks } from '../ledger/ledger.entry.ts'
import { extendPlans, forgetDrafts, releaseMonths, returnDueDeposits } from '../orders/orders.entry.ts'
import { foretellEndings } from '../packages/packages.entry.ts'
import { runPayouts } from '../payouts/payouts.entry.ts'
import { type Chore, every } from '../platform/every.ts'
import { watchPrepayments } from '../prepayments/prepayments.entry.ts'
import { eraseDue, foretellEnds, keepNoLonger } from '../privacy/privacy.entry.ts'
import { countCredit } from '../supervision/supervision.entry.ts'

/** Once an hour: what nobody needs any more is forgotten, and what must never change is looked over. */
export function keepHouse(ctx: Ctx): Chore {
  const { db, clock, log } = ctx
  return every(
    hours(1),
    async () => {
      const now = clock.now()
      await purgeExpired(db, now)
      await forgetDrafts(db, now)
      await forgetSavedSearches(db, now)
      await extendPlans(ctx)
      await releaseMonths(ctx)
      await returnDueDeposits(ctx)
      await runPayouts(ctx)
      await foretellEndings(ctx)
      await foretellEnds(ctx)
      await eraseDue(ctx)
      await keepNoLonger(ctx)
      await sweepFiles(ctx)
      await checkChains(ctx)
      await lookOverBooks(ctx)
      await watchPrepayments(ctx)
      await countCredit(ctx, db)
      await lookOut(ctx)
    },
    (error) => log.error({ err: error }, 'the housekeeping failed'),
  )
}
