import { expect, test } from 'vitest'
import { createCaller } from '../../server/rpc/app-router.ts'
import { testDatabase } from '../support/database.ts'
import { at, openHouse, refusal } from './steps.ts'

const { db } = await testDatabase()
const house = await openHouse(db)
const { sell, order, api, provider, site } = house
const { roster, capacity } = createCaller(house.ctx(house.manager.viewer))

const tuesday = '2026-11-24'
const on = { providerId: provider.id, siteId: site.id }
const halves: [number, number][] = [
  [540, 720],
  [780, 1020],
]
const week = (startMinute: number, endMinute: number, days = [1, 2, 3, 4, 5]) =>
  days.map((weekday) => ({ weekday, startMinute, endMinute }))
const gapsOf = async (offeringId: string, count = 1, from = tuesday, days = 6) => {
  const view = await api.capacity.places({ offeringId, bornOn: null, count, from, days })
  return view.days.map(({ places }) => places.map(({ gap }) => gap))
}

test('a place is had in the hours of its site only: looked for, checked when ordered, and shown at the desk', async () => {
  const { offering } = await sell({ sessions: halves, unit: 'visit' })
  await roster.saveSiteHours({ ...on, hours: week(480, 1080) })
  expect(await gapsOf(offering.id)).toEqual([
    ...[
      [null, null],
      [null, null],
      [null, null],
      [null, null],
    ],
    ...[
      ['closed', 'closed'],
      ['closed', 'closed'],
    ],
  ])
  await roster.saveSiteDay({ ...on, day: tuesday, spans: [[480, 750]], note: '下午消杀' })
  expect((await gapsOf(offering.id))[0]).toEqual([null, 'closed'])
  expect(await refusal(order({ offeringId: offering.id, startsAt: at(tuesday, '13:00') }))).toBe(
    'capacity.closed',
  )
  await order({ offeringId: offering.id, startsAt: at(tuesday) })
  const { pools } = await capacity.occupancy({ providerId: provider.id, from: tuesday, days: 6 })
  const shown = pools[0]?.days ?? []
  expect(shown.map(({ open }) => open)).toEqual([true, true, true, true, false, false])
  expect(shown[0]?.sessions.map(({ gap }) => gap)).toEqual([null, 'closed'])
})

test('a whole day needs both its halves; a month goes over the half in which the doors are shut', async () => {
  const day = await sell({ sessions: halves })
  const month = await sell({ sessions: halves, unit: 'month' })
  expect((await gapsOf(day.offering.id)).map(([gap]) => gap)).toEqual([
    'closed',
    null,
    null,
    null,
    'closed',
    'closed',
  ])
  const placed = await order({ offeringId: month.offering.id, startsAt: at(tuesday), count: 1 })
  const taken = await db.placeTaken.findMany({
    where: { hold: { orderId: placed.id }, day: { lte: new Date('2026-11-29T00:00:00Z') } },
    orderBy: [{ day: 'asc' }, { session: 'asc' }],
  })
  expect(taken.map(({ day: of, session }) => `${of.getUTCDate()} ${session}`)).toEqual([
    '24 0',
    '25 0',
    '25 1',
    '26 0',
    '26 1',
    '27 0',
    '27 1',
  ])
})

test('beds are slept in while the doors are shut', async () => {
  const { offering } = await sell({ kind: 'bed', sessions: [[840, 2160]], category: 'respite' })
  expect((await gapsOf(offering.id, 2)).map(([gap]) => gap)).toEqual([null, null, null, null, null, null])
})

test('places sold outside a day’s new hours, or in days that are closed, are shown first; beds only where it is closed', async () => {
  await db.siteHours.deleteMany()
  await db.siteDay.deleteMany()
  const friday = '2026-11-27'
  const midnight = at(friday, '00:00')
  const whole = { from: midnight, until: new Date(midnight.getTime() + 86_400_000) }
  const lunch = await sell({ kind: 'meal', sessions: halves, unit: 'visit' })
  const bed = await sell({ kind: 'bed', sessions: [[840, 2160]], category: 'respite' })
  await order({ offeringId: lunch.offering.id, startsAt: at(friday) })
  await order({ offeringId: lunch.offering.id, startsAt: at(friday, '13:00') })
  await order({ offeringId: bed.offering.id, startsAt: at(friday, '14:00'), count: 1 })
  const of = (...pools: { pool: { id: string } }[]) => pools.map(({ pool }) => pool.id)
  const inTheWay = async (asked: { siteId: string | null; spans?: [number, number][] }) => {
    const { places } = await roster.conflicts({ providerId: provider.id, ...whole, ...asked })
    return places.filter(({ poolId }) => of(lunch, bed).includes(poolId))
  }

  const half = { ...on, day: friday, spans: [[480, 750]] as [number, number][] }
  expect(await inTheWay({ siteId: site.id, spans: half.spans })).toEqual([
    {
      ...{ poolId: lunch.pool.id, name: '一组', count: 1 },
      ...{ startsAt: at(friday, '13:00'), endsAt: at(friday, '17:00') },
    },
  ])
  expect(await refusal(roster.saveSiteDay(half))).toBe('availability.places_sold')
  expect(await db.siteDay.count()).toBe(0)
  await roster.saveSiteDay({ ...half, despite: true })
  expect(await db.siteDay.count()).toBe(1)
  expect(await refusal(roster.saveSiteDay({ ...half, spans: [] }))).toBe('availability.places_sold')

  const closing = { ...on, firstDay: friday, lastDay: friday, key: 'closed-on-friday' }
  expect((await inTheWay({ siteId: site.id })).map(({ poolId }) => poolId)).toEqual(of(lunch, lunch, bed))
  expect(await refusal(roster.closeHouse(closing))).toBe('availability.places_sold')
  await roster.closeHouse({ ...closing, despite: true })
  expect(await db.closing.count()).toBe(1)
})

test('a shorter week says what it would leave outside the doors, and no day with hours of its own', async () => {
  await db.siteHours.deleteMany()
  await db.siteDay.deleteMany()
  await db.closing.deleteMany()
  await db.placeTaken.deleteMany()
  const { offering, pool } = await sell({ kind: 'meal', sessions: halves, unit: 'visit' })
  const [monday, wednesday] = ['2026-11-30', '2026-12-02']
  for (const day of [monday, wednesday]) await order({ offeringId: offering.id, startsAt: at(day, '13:00') })
  await roster.saveSiteHours({ ...on, hours: week(480, 1080) })
  await roster.saveSiteDay({ ...on, day: wednesday, spans: [[480, 1080]] })

  const shorter = { ...on, hours: week(480, 750) }
  expect(await refusal(roster.saveSiteHours(shorter))).toBe('availability.places_sold')
  expect((await db.siteHours.findFirstOrThrow()).endMinute).toBe(1080)
  const span = { from: house.clock.now(), until: at('2027-12-01') }
  const { places } = await roster.conflicts({ ...shorter, ...span })
  expect(places.map(({ poolId, startsAt }) => ({ poolId, startsAt }))).toEqual([
    { poolId: pool.id, startsAt: at(monday, '13:00') },
  ])
  await roster.saveSiteHours({ ...shorter, despite: true })
  // What lies outside already is no news.
  await roster.saveSiteHours({ ...on, hours: week(480, 740) })
  expect((await db.siteHours.findFirstOrThrow()).endMinute).toBe(740)
})
