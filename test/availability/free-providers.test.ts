import { beforeEach, expect, test } from 'vitest'
import { freeProviders, soonestByProvider } from '../../server/availability/availability.entry.ts'
import { minutes } from '../../server/kernel/clock.ts'
import { instantOf } from '../../server/kernel/wall-time.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { promise } from '../support/promise.ts'
import { countingQueries } from '../support/queries.ts'
import { buildWorld } from '../support/world.ts'

const { db, url } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const now = saturdayMorning
const sunday = '2026-11-22'
const mine = world.provider.id
const theirs = world.other.provider.id
const caregiverId = world.caregiver.id
const ask = (asked: Partial<Parameters<typeof freeProviders>[1]> = {}) =>
  freeProviders(db, { day: sunday, fromMinute: 540, toMinute: 720, now, ...asked })

beforeEach(async () => {
  await db.hold.deleteMany()
  await db.leave.deleteMany()
  await db.closing.deleteMany()
})

test('whoever has a caregiver free in the window is found', async () => {
  expect((await ask()).sort()).toEqual([mine, theirs].sort())
  expect(await ask({ category: 'bathing' })).toContain(mine)
  expect(await ask({ category: 'residence' })).toEqual([])
  expect(await ask({ gender: 'male' })).toEqual([])
  expect(await ask({ fromMinute: 21 * 60, toMinute: 23 * 60 })).toEqual([])
  expect(await ask({ day: '2026-11-20' })).toEqual([])
})

test('language and credential narrow it by the caregiver who would come', async () => {
  expect(await ask({ language: 'shanghainese' })).toEqual([])
  await db.caregiver.update({ where: { id: caregiverId }, data: { languages: ['shanghainese'] } })
  expect(await ask({ language: 'shanghainese' })).toEqual([mine])
  expect(await ask({ language: 'shanghainese', credential: 'health_certificate' })).toEqual([mine])
  expect(await ask({ language: 'shanghainese', credential: 'nursing_licence' })).toEqual([])
})

test('a promise, leave or a closed house takes effect at once', async () => {
  await promise(db, world, { startsAt: instantOf(sunday, 480), endsAt: instantOf(sunday, 730) })
  expect(await ask()).toEqual([theirs])
  await db.hold.deleteMany()
  const leave = { startsAt: instantOf(sunday), endsAt: instantOf(sunday, 1440), kind: 'sick' as const }
  await db.leave.create({ data: { ...leave, caregiverId, key: 'a' } })
  expect(await ask()).toEqual([theirs])
  const day = new Date(`${sunday}T00:00:00Z`)
  await db.closing.create({ data: { providerId: theirs, firstDay: day, lastDay: day, key: 'b' } })
  expect(await ask()).toEqual([])
})

test('the first instant within seven days, by provider', async () => {
  const soonest = await soonestByProvider(db, 'all', now)
  expect(soonest.get(mine)).toEqual(new Date(now.getTime() + minutes(120)))
  expect(soonest.has(world.unclaimed.id)).toBe(false)
  const away = { startsAt: instantOf('2026-11-21'), endsAt: instantOf(sunday, 700), kind: 'annual' as const }
  await db.leave.create({ data: { ...away, caregiverId, key: 'c' } })
  const [only] = await soonestByProvider(db, [mine], now)
  expect(only).toEqual([mine, instantOf(sunday, 720)])
  await db.leave.updateMany({ data: { endsAt: instantOf('2026-12-24') } })
  expect((await soonestByProvider(db, [mine], now)).size).toBe(0)
})

test('two queries each, however many providers', async () => {
  const counted = countingQueries(url)
  await freeProviders(counted.db, { day: sunday, fromMinute: 0, toMinute: 1440, now })
  expect(counted.count()).toBeLessThanOrEqual(3)
  await soonestByProvider(counted.db, 'all', now)
  expect(counted.count()).toBeLessThanOrEqual(6)
  await counted.close()
})
