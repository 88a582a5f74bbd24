import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { findSlots } from '../../server/availability/find-slots.ts'
import { instantOf } from '../../server/kernel/wall-time.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { promise } from '../support/promise.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock, world.manager.viewer)
const { roster } = createCaller(ctx)
const { roster: theirs } = createCaller(testCtx(db, clock, world.otherManager.viewer))
const { roster: operators } = createCaller(testCtx(db, clock, world.operator.viewer))
const providerId = world.provider.id
const caregiverId = world.caregiver.id
const sunday = '2026-11-22'
const noon = { startsAt: instantOf(sunday, 600), endsAt: instantOf(sunday, 720) }
const leave = { providerId, caregiverId, kind: 'sick' as const, ...noon, note: '发烧' }
const offered = async (day = sunday) => {
  const { days } = await findSlots(ctx, {
    offeringId: world.offering.id,
    caregiverId: null,
    from: day,
    days: 1,
  })
  return days[0]?.slots.length ?? 0
}
const refusal = (code: string) => ({ cause: { problem: { code } } })

beforeEach(async () => {
  await db.hold.deleteMany()
  await db.leave.deleteMany()
  await db.closing.deleteMany()
  await db.caregiverDay.deleteMany()
})

test('leave over a promised visit is said twice; it takes the time away and may be taken back', async () => {
  await promise(db, world, noon)
  const key = randomUUID()
  await expect(roster.recordLeave({ ...leave, key })).rejects.toMatchObject({
    cause: { problem: { code: 'availability.visits_promised', params: { count: 1 } } },
  })
  const asked = { providerId, caregiverId, from: noon.startsAt, until: noon.endsAt }
  // An order nobody has paid keeps its family's name to itself.
  expect(await roster.conflicts(asked)).toMatchObject({
    visits: [{ calledBy: null, title: '上门助浴', ...noon }],
    places: [],
  })
  const before = await offered()
  await roster.recordLeave({ ...leave, key, despite: true })
  const { caregivers } = await roster.recordLeave({ ...leave, key, despite: true })
  expect(caregivers[0]?.leaves).toMatchObject([{ kind: 'sick', note: '发烧', ...noon }])
  await db.hold.deleteMany()
  expect(await offered()).toBeLessThan(before + 4)
  await roster.cancelLeave({ providerId, leaveId: caregivers[0]?.leaves[0]?.id ?? '' })
  expect((await roster.get({ providerId })).caregivers[0]?.leaves).toEqual([])
})

test('an exception replaces the day; visits within its hours are no conflict', async () => {
  await promise(db, world, noon)
  const day = { providerId, caregiverId, day: sunday, note: '' }
  await expect(roster.saveDay({ ...day, spans: [] })).rejects.toMatchObject(
    refusal('availability.visits_promised'),
  )
  await roster.saveDay({ ...day, spans: [[600, 720]] })
  expect(await offered()).toBe(0)
  await roster.clearDay(day)
  expect(await offered()).toBeGreaterThan(0)
  await expect(roster.saveDay({ ...day, spans: [[600, 600]] })).rejects.toMatchObject(
    refusal('availability.ends_before_start'),
  )
})

test('a closed house offers nothing on its days', async () => {
  const closing = { providerId, siteId: null, firstDay: sunday, lastDay: sunday, key: randomUUID() }
  const { closings } = await roster.closeHouse({ ...closing, reason: '检修' })
  expect([await offered(), await offered('2026-11-23')].map((count) => count > 0)).toEqual([false, true])
  await roster.reopenHouse({ providerId, closingId: closings[0]?.id ?? '' })
  expect(await offered()).toBeGreaterThan(0)
})

test('hours, limits and public holidays of one caregiver, latest booking of the house', async () => {
  const time = { holidays: 'rests' as const, bufferMinutes: 20, dailyVisits: 2, dailyMinutes: null }
  const hours = [{ weekday: 7, startMinute: 540, endMinute: 720 }]
  const person = { providerId, caregiverId, acceptsPets: false, acceptsSmoke: true }
  const saved = await roster.saveTime({ ...person, ...time, hours })
  expect(saved.caregivers[0]).toMatchObject({ ...time, hours, acceptsPets: false })
  expect([await offered(), await offered('2026-11-23')]).toEqual([4, 0])
  await operators.saveHoliday({ day: sunday, name: '示例节', kind: 'off' })
  expect(await offered()).toBe(0)
  await operators.removeHoliday({ day: sunday })
  await roster.saveHouse({ providerId, holidays: 'works', bookAheadDays: 3 })
  expect([await offered(), await offered('2026-11-29')]).toEqual([4, 0])
})

test('a year nobody has announced yet is missed aloud, until the operator writes it down', async () => {
  expect((await roster.get({ providerId })).missingYears).toEqual([2027])
  expect((await operators.holidays()).missingYears).toEqual([2027])
  await operators.saveHoliday({ day: '2027-01-01', name: '元旦', kind: 'off', asWeekday: 3 })
  const table = await operators.holidays()
  expect(table.missingYears).toEqual([])
  expect(table.rows.at(-1)).toEqual({ day: '2027-01-01', name: '元旦', kind: 'off', asWeekday: null })
})

test('others write nothing here', async () => {
  const key = randomUUID()
  await expect(theirs.recordLeave({ ...leave, key })).rejects.toMatchObject(refusal('providers.not_found'))
  const elsewhere = { ...leave, key, providerId: world.other.provider.id }
  await expect(theirs.recordLeave(elsewhere)).rejects.toMatchObject(refusal('providers.caregiver_not_found'))
  await expect(roster.holidays()).rejects.toMatchObject(refusal('accounts.operators_only'))
})
