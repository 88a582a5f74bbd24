import { expect, test } from 'vitest'
import { seedDemo } from '../../prisma/seed/seed.ts'
import { checkBooks } from '../../server/ledger/ledger.entry.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testVault } from '../support/vault.ts'

/** Nobody chooses the day of a first start: weekends, nights, ends of months and years, festivals, a leap day. */
const moments = [
  '2026-11-22T21:07',
  '2026-11-23T02:10',
  '2026-11-27T12:40',
  '2026-12-31T23:55',
  '2027-02-07T09:30',
  '2027-05-05T18:20',
  '2027-10-04T07:05',
  '2028-02-29T15:45',
]
const worlds = await Promise.all(moments.map(async (moment) => ({ moment, ...(await testDatabase()) })))

test.each(worlds)(
  'the example world comes out whole at $moment',
  { timeout: 90_000 },
  async ({ moment, db }) => {
    const now = new Date(`${moment}:00+08:00`)
    expect(await seedDemo(db, movableClock(now), testVault)).toBe(true)
    expect((await checkBooks(db, now)).differences).toEqual([])
    expect(await db.order.count({ where: { state: 'closed' } })).toBeGreaterThan(10)
    expect(await db.order.count({ where: { state: 'accepted', startsAt: { gt: now } } })).toBeGreaterThan(5)
    expect(await db.order.count({ where: { placedAt: { gt: now } } })).toBe(0)
  },
)
