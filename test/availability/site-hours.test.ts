import { beforeEach, expect, test } from 'vitest'
import { anybody, findSlots } from '../../server/availability/find-slots.ts'
import { freeProviders } from '../../server/availability/free-providers.ts'
import { lookAtTime } from '../../server/availability/look-at-time.ts'
import { refreshClearance } from '../../server/filings/clearance.entry.ts'
import { instantOf } from '../../server/kernel/wall-time.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { promise } from '../support/promise.ts'
import { countingQueries } from '../support/queries.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db, url } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock, world.manager.viewer)
const { roster, providers, orders } = createCaller(ctx)
const providerId = world.provider.id
const { id: siteId } = await db.site.findFirstOrThrow({ where: { providerId } })
const sunday = '2026-11-22'
const monday = '2026-11-23'
const workdays = (startMinute: number, endMinute: number) =>
  [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute, endMinute }))
const indoors = await db.offering.create({
  data: {
    ...{ providerId, siteId, category: 'bathing', title: '站内助浴', mode: 'on_site', unit: 'visit' },
    ...{ priceFen: 9_800, minutes: 60, noticeMinutes: 60 },
  },
})
await inTransaction(db, (tx) => refreshClearance(tx, providerId))

const offered = async (day: string, offeringId = indoors.id) => {
  const { days } = await findSlots(ctx, { offeringId, caregiverId: null, from: day, days: 1 })
  return days[0]?.slots.map(({ startsAt }) => startsAt.getTime()) ?? []
}
const at = (day: string, minute: number) => instantOf(day, minute).getTime()
const refusal = (code: string) => ({ cause: { problem: { code } } })
const on = { providerId, siteId }

beforeEach(async () => {
  await db.hold.deleteMany()
  await db.siteHours.deleteMany()
  await db.siteDay.deleteMany()
  await db.closing.deleteMany()
  await db.provider.update({ where: { id: providerId }, data: { holidays: 'works' } })
})

test('the hours of a site bound what happens there and nothing that people go out for', async () => {
  const [before, home] = [await offered(monday), await offered(monday, world.offering.id)]
  expect(before[0]).toBe(at(monday, 480))
  const { sites } = await roster.saveSiteHours({ ...on, hours: workdays(570, 690) })
  expect(sites[0]?.hours).toEqual(workdays(570, 690))
  expect(await offered(monday)).toEqual([570, 600, 630].map((minute) => at(monday, minute)))
  expect(await offered(sunday)).toEqual([])
  expect(await offered(monday, world.offering.id)).toEqual(home)
  // Nothing said bounds nothing.
  await roster.saveSiteHours({ ...on, hours: [] })
  expect(await offered(monday)).toEqual(before)
})

test('a day of its own, a closing of the site, and public holidays where the house rests', async () => {
  await roster.saveSiteHours({ ...on, hours: workdays(540, 1020) })
  const day = { ...on, day: monday, note: '下午消杀' }
  const { sites } = await roster.saveSiteDay({ ...day, spans: [[540, 660]] })
  expect(sites[0]?.days).toEqual([{ day: monday, spans: [[540, 660]], note: '下午消杀' }])
  expect(await offered(monday)).toEqual([540, 570, 600].map((minute) => at(monday, minute)))
  await roster.saveSiteDay({ ...day, spans: [] })
  expect(await offered(monday)).toEqual([])
  await roster.clearSiteDay(day)
  expect((await offered(monday)).length).toBe(15)

  const week = { firstDay: monday, lastDay: '2026-11-29', reason: '放假', key: 'closed-a-week' }
  await roster.closeHouse({ providerId, siteId, ...week })
  expect(await offered('2026-11-27')).toEqual([])
  await db.closing.deleteMany()

  const newYear = '2027-01-01'
  await db.holiday.upsert({
    where: { day: new Date(`${newYear}T00:00:00Z`) },
    create: { day: new Date(`${newYear}T00:00:00Z`), name: '元旦', kind: 'off' },
    update: {},
  })
  expect((await offered(newYear)).length).toBeGreaterThan(0)
  await db.provider.update({ where: { id: providerId }, data: { holidays: 'rests' } })
  await db.caregiver.updateMany({ where: { providerId }, data: { holidays: 'works' } })
  expect(await offered(newYear)).toEqual([])
})

test('visits outside a day’s new hours are said first; what still lies outside needs somebody', async () => {
  const noon = { startsAt: instantOf(monday, 720), endsAt: instantOf(monday, 780) }
  const hold = await promise(db, world, noon)
  const orderId = hold.orderId ?? ''
  await db.order.update({ where: { id: orderId }, data: { offeringId: indoors.id, paidAt: clock.now() } })
  const day = { ...on, day: monday, spans: [[540, 660]] as [number, number][] }
  await expect(roster.saveSiteDay(day)).rejects.toMatchObject(refusal('availability.visits_promised'))
  await roster.saveSiteDay({ ...day, despite: true })
  const why = await lookAtTime(db, {
    ...{ offeringId: indoors.id, caregiverId: world.caregiver.id, startsAt: noon.startsAt },
    ...{ now: clock.now(), whom: anybody, exceptOrderId: orderId },
  })
  expect(why).toEqual(['site_hours'])
  await db.visit.create({ data: { orderId, caregiverId: world.caregiver.id, startCode: '1234', ...noon } })
  const { visits } = await orders.calendar({ providerId, from: monday, days: 1 })
  expect(visits.map(({ trouble }) => trouble)).toEqual(['site_hours'])
})

test('no more queries for it, and search by free time heeds it', async () => {
  await roster.saveSiteHours({ ...on, hours: workdays(570, 690) })
  const counted = countingQueries(url)
  const fortnight = { offeringId: indoors.id, caregiverId: null, from: monday, days: 14 }
  await findSlots(testCtx(counted.db, clock), fortnight)
  expect(counted.count()).toBeLessThanOrEqual(2)
  await counted.close()
  await db.offering.update({ where: { id: world.offering.id }, data: { retiredAt: clock.now() } })
  const free = (fromMinute: number) =>
    freeProviders(db, { day: monday, fromMinute, toMinute: fromMinute + 30, now: clock.now() })
  expect(await free(570)).toContain(providerId)
  expect(await free(720)).not.toContain(providerId)
  await db.offering.update({ where: { id: world.offering.id }, data: { retiredAt: null } })
})

test('everybody may read them, with the days that differ', async () => {
  await roster.saveSiteHours({ ...on, hours: workdays(540, 1020) })
  await roster.saveSiteDay({ ...on, day: monday, spans: [], note: '检修' })
  const week = { firstDay: '2026-12-01', lastDay: '2026-12-03', reason: '', key: 'closed-three-days' }
  await roster.closeHouse({ providerId, siteId: null, ...week })
  const page = await providers.page({ providerId })
  expect(page.opening).toEqual({
    hours: workdays(540, 1020),
    rests: false,
    coming: [
      { firstDay: monday, lastDay: monday, spans: [] },
      { firstDay: '2026-12-01', lastDay: '2026-12-03', spans: [] },
    ],
  })
})

test('hours that overlap or end before they begin are refused', async () => {
  const hours = (...rows: [number, number][]) =>
    rows.map(([startMinute, endMinute]) => ({ weekday: 1, startMinute, endMinute }))
  await expect(roster.saveSiteHours({ ...on, hours: hours([540, 720], [660, 780]) })).rejects.toMatchObject(
    refusal('providers.hours_overlap'),
  )
  await expect(roster.saveSiteHours({ ...on, hours: hours([720, 540]) })).rejects.toMatchObject(
    refusal('availability.ends_before_start'),
  )
})
