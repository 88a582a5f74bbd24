import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { type Place, wayMinutes } from '../../server/availability/way.rules.ts'
import { minutes } from '../../server/kernel/clock.ts'
import { instantOf } from '../../server/kernel/wall-time.ts'
import { promiseTime } from '../../server/orders/promise-time.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld } from '../support/world.ts'

const { db } = await testDatabase()
const world = await buildWorld(db, movableClock())
const caregiverId = world.caregiver.id
const sunday = '2026-11-22'
const home = { lat: 31.22, lng: 121.54 }
/** 32 minutes of way from home. */
const farther = { lat: 31.27, lng: 121.54 }

beforeEach(async () => {
  await db.hold.deleteMany()
  const none = { dailyVisits: null, dailyMinutes: null, bufferMinutes: 30 }
  await db.caregiver.update({ where: { id: caregiverId }, data: none })
})

/** Whether a visit of an hour from this minute of Sunday is kept. Only the hold matters: its order need not stand. */
const keep = (minute: number, place: Place) =>
  db.$transaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`
    const startsAt = instantOf(sunday, minute)
    const endsAt = new Date(startsAt.getTime() + minutes(60))
    const wish = { orderId: randomUUID(), candidates: [{ caregiverId }], place, expiresAt: null }
    return (await promiseTime(tx, { ...wish, startsAt, endsAt })) !== null
  })

test('the way from the visit before and to the visit after has to fit', async () => {
  expect(await keep(600, home)).toBe(true)
  expect([await keep(690, farther), await keep(510, farther)]).toEqual([false, false])
  expect([await keep(670, home), await keep(500, farther)]).toEqual([true, true])
  expect(await db.hold.count()).toBe(3)
})

test('where one place is unknown the buffer counts', async () => {
  expect(await keep(600, null)).toBe(true)
  expect([await keep(689, home), await keep(690, home)]).toEqual([false, true])
  expect([await keep(511, home), await keep(510, home)]).toEqual([false, true])
})

test('neighbours promised in the same moment, each unaware of the other, do not both stay', async () => {
  for (let round = 0; round < 5; round++) {
    await db.hold.deleteMany()
    const kept = await Promise.all([keep(600, home), keep(675, farther)])
    expect(kept.filter(Boolean)).toHaveLength(1)
  }
})

test('a full day keeps no more, however many ask at once', async () => {
  await db.caregiver.update({ where: { id: caregiverId }, data: { dailyVisits: 2 } })
  const kept = await Promise.all([480, 600, 720, 840, 960].map((minute) => keep(minute, home)))
  expect(kept.filter(Boolean).length).toBeLessThanOrEqual(2)
  expect(await db.hold.count()).toBe(kept.filter(Boolean).length)
  await db.caregiver.update({ where: { id: caregiverId }, data: { dailyVisits: null, dailyMinutes: 179 } })
  await db.hold.deleteMany()
  expect([await keep(480, home), await keep(600, home), await keep(720, home)]).toEqual([true, true, false])
})

test('the database and the rule agree on every way', async () => {
  const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true })
  const place = fc.option(fc.record({ lat: degrees(20, 50), lng: degrees(80, 130) }))
  await fc.assert(
    fc.asyncProperty(place, place, fc.integer({ min: 0, max: 90 }), async (from, to, buffer) => {
      const [row] = await db.$queryRaw<{ way: number }[]>`
        select way_minutes(${from?.lat ?? null}::float8, ${from?.lng ?? null}::float8, ${to?.lat ?? null}::float8,
          ${to?.lng ?? null}::float8, ${buffer}::int) as way`
      expect(row?.way).toBe(wayMinutes(from, to, buffer))
    }),
    { numRuns: 100 },
  )
})
