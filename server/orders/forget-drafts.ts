import { after, days } from '../kernel/clock.ts'
import type { Db } from '../platform/db.ts'

/** A draft nobody touched for so long will not become an order; it names a person and where they live. */
const KEPT = days(30)

/** Forgets drafts left lying for a month, placed or not. */
export async function forgetDrafts(db: Db, now: Date): Promise<void> {
  await db.orderDraft.deleteMany({ where: { updatedAt: { lt: after(now, -KEPT) } } })
}
