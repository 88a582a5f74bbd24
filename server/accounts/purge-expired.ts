import { days } from '../kernel/clock.ts'
import type { Db } from '../platform/db.ts'

/** Forgets sessions, codes, counters and sandbox messages whose time is over: what is gone can't be stolen. */
export async function purgeExpired(db: Db, now: Date): Promise<void> {
  await db.session.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.verification.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.throttle.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } })
  await db.sandboxMessage.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - days(1)) } } })
}
