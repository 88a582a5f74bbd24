import { after, days } from '../../kernel/clock.ts'
import type { Db } from '../../platform/db.ts'
import { REMOVED_FOR } from './change-saved-search.ts'

/** A search nobody has opened for a year tells nobody anything; it may say where somebody lives. */
const KEPT = days(365)

/** Forgets searches removed more than a day ago, and those not opened for a year, with all they have found. */
export async function forgetSavedSearches(db: Db, now: Date): Promise<void> {
  await db.savedSearch.deleteMany({
    where: { OR: [{ removedAt: { lt: after(now, -REMOVED_FOR) } }, { lookedAt: { lt: after(now, -KEPT) } }] },
  })
}
