import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { minutes } from '../../server/kernel/clock.ts'
import { saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { at, openHouse, refusal } from './steps.ts'

const { db } = await testDatabase()
const house = await openHouse(db)
const { sell, order, api, clock } = house

beforeEach(() => clock.set(saturdayMorning))

const leftOn = async (offeringId: string, day: string, extra: object = {}) => {
  const { days } = await api.capacity.places({ offeringId, from: day, days: 1, ...extra })
  return days[0]?.places.map(({ left, gap }) => gap ?? left)
}

describe('a day with two seats', () => {
  test('shows how many are left, exactly, and is full when it is full', async () => {
    const { offering } = await sell()
    const startsAt = at('2026-11-23')
    expect(await leftOn(offering.id, '2026-11-23')).toEqual([2])
    const first = await order({ offeringId: offering.id, startsAt })
    expect(first).toMatchObject({
      state: 'awaiting_payment',
      priceFen: 8_000,
      endsAt: at('2026-11-23', '17:00'),
    })
    expect(await leftOn(offering.id, '2026-11-23')).toEqual([1])
    await order({ offeringId: offering.id, startsAt })
    expect(await leftOn(offering.id, '2026-11-23')).toEqual(['full'])
    expect(await refusal(order({ offeringId: offering.id, startsAt }))).toBe('capacity.full')
    expect(await leftOn(offering.id, '2026-11-24')).toEqual([2])
  })

  test('a place nobody pays for goes back after fifteen minutes, one that is paid stays', async () => {
    const { offering } = await sell()
    const startsAt = at('2026-11-23')
    const unpaid = await order({ offeringId: offering.id, startsAt })
    const paid = await order({ offeringId: offering.id, startsAt })
    await house.pay(paid)
    clock.advance(minutes(15) - 1)
    await house.fire()
    expect(await leftOn(offering.id, '2026-11-23')).toEqual(['full'])
    clock.advance(1)
    await house.fire()
    expect((await house.view(unpaid)).state).toBe('lapsed')
    expect(await leftOn(offering.id, '2026-11-23')).toEqual([1])
    const holds = await db.placeHold.findMany({ where: { orderId: paid.id } })
    expect(holds).toMatchObject([{ expiresAt: null, releasedAt: null }])
  })

  test('cancelling gives it back at once', async () => {
    const { offering } = await sell({ capacity: 1 })
    const startsAt = at('2026-11-23')
    const one = await order({ offeringId: offering.id, startsAt })
    await house.press(house.daughter.viewer, one, 'cancel')
    expect(await leftOn(offering.id, '2026-11-23')).toEqual([1])
    expect(await db.placeTaken.count({ where: { hold: { orderId: one.id } } })).toBe(0)
  })

  test('is closed on its days off, on closing days, and too soon for its notice', async () => {
    const { offering } = await sell({ weekdays: [1, 2, 3, 4, 5] })
    expect(await leftOn(offering.id, '2026-11-22')).toEqual(['closed'])
    expect(await refusal(order({ offeringId: offering.id, startsAt: at('2026-11-22') }))).toBe(
      'capacity.closed',
    )
    await db.closing.create({
      data: {
        ...{ providerId: house.provider.id, reason: '消防检查', key: randomUUID() },
        ...{ firstDay: new Date('2027-03-02'), lastDay: new Date('2027-03-02') },
      },
    })
    expect(await leftOn(offering.id, '2027-03-02')).toEqual(['closed'])
    clock.set(at('2026-11-23', '08:00'))
    expect(await leftOn(offering.id, '2026-11-23')).toEqual(['too_soon'])
  })
})

describe('sessions, nights and months', () => {
  test('lunch and dinner have places of their own', async () => {
    const { offering } = await sell({
      ...{ kind: 'meal', unit: 'meal', category: 'meal_help', capacity: 1 },
      sessions: [
        [660, 780],
        [1020, 1110],
      ],
    })
    await order({ offeringId: offering.id, startsAt: at('2026-11-23', '11:00') })
    expect(await leftOn(offering.id, '2026-11-23')).toEqual(['full', 1])
  })

  test('a half day takes from the whole day of the same class', async () => {
    const { pool, offering } = await sell({
      capacity: 1,
      sessions: [
        [510, 720],
        [780, 1020],
      ],
    })
    const half = await db.offering.create({
      data: {
        ...{
          providerId: house.provider.id,
          category: 'day_care',
          title: '半天',
          mode: 'on_site',
          unit: 'visit',
        },
        ...{ priceFen: 4_000, minutes: 210, pools: { create: { poolId: pool.id } } },
      },
    })
    await order({ offeringId: half.id, startsAt: at('2026-11-23', '13:00') })
    expect(await leftOn(half.id, '2026-11-23')).toEqual([1, 'full'])
    expect(await leftOn(offering.id, '2026-11-23')).toEqual(['full'])
  })

  test('nights follow on each other, cost each, and end on the morning after the last', async () => {
    const { offering, pool } = await sell({
      ...{ kind: 'bed', category: 'respite', capacity: 1, priceFen: 32_000 },
      sessions: [[840, 2160]],
    })
    const stay = await order({ offeringId: offering.id, startsAt: at('2026-11-25', '14:00'), count: 3 })
    expect(stay).toMatchObject({ priceFen: 96_000, endsAt: at('2026-11-28', '12:00') })
    expect(stay.terms.places).toEqual({ term: 'nights', count: 3 })
    const nights = await db.placeTaken.findMany({ where: { poolId: pool.id }, orderBy: { day: 'asc' } })
    expect(nights.map(({ day }) => day.toISOString().slice(0, 10))).toEqual([
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ])
    const { days } = await api.capacity.places({
      offeringId: offering.id,
      from: '2026-11-23',
      days: 6,
      count: 2,
    })
    expect(days.map(({ places }) => places[0]?.gap ?? places[0]?.left)).toEqual([
      1,
      'full',
      'full',
      'full',
      'full',
      1,
    ])
    expect(days[1]?.places[0]?.gapOn).toBe('2026-11-25')
  })

  test('months take every open day from the first on, at most twelve', async () => {
    const { offering, pool } = await sell({
      unit: 'month',
      weekdays: [1, 2, 3, 4, 5],
      capacity: 3,
      priceFen: 100_000,
    })
    const startsAt = at('2026-12-01')
    const stay = await order({ offeringId: offering.id, startsAt, count: 2 })
    expect(stay).toMatchObject({ priceFen: 200_000, endsAt: at('2027-01-29', '17:00') })
    expect(await db.placeTaken.count({ where: { poolId: pool.id } })).toBe(44)
    expect(await refusal(order({ offeringId: offering.id, startsAt, count: 13 }))).toBe('capacity.too_long')
  })
})

test('64 families race for the last place: one wins, 63 hear it plainly', async () => {
  const { offering, pool } = await sell({ capacity: 1 })
  const startsAt = at('2026-11-30')
  const { ownerKey, draftId } = await house.draft({ offeringId: offering.id, startsAt })
  const { id: _, recipient: __, ...copy } = await db.orderDraft.findUniqueOrThrow({ where: { id: draftId } })
  const drafts = await db.orderDraft.createManyAndReturn({ data: Array(64).fill(copy), select: { id: true } })
  const outcomes = await Promise.all(
    drafts.map(({ id }) => refusal(api.orders.place({ ownerKey, draftId: id, key: randomUUID() }))),
  )
  const plain = ['orders.slot_taken', 'capacity.full']
  expect(outcomes.filter((one) => !plain.includes(one))).toEqual(['went through'])
  expect(await db.placeTaken.count({ where: { poolId: pool.id } })).toBe(1)
  expect(await db.order.count({ where: { offeringId: offering.id } })).toBe(1)
}, 60_000)

test('the database itself refuses a number twice, and one beyond the capacity', async () => {
  const { offering, pool } = await sell({ capacity: 1 })
  const { id: orderId } = await order({ offeringId: offering.id, startsAt: at('2026-11-23') })
  const [row] = await db.placeTaken.findMany({ where: { hold: { orderId } } })
  if (!row) throw new Error('nothing was taken')
  await expect(db.placeTaken.create({ data: row })).rejects.toThrow()
  await expect(db.placeTaken.create({ data: { ...row, placeNo: 2 } })).rejects.toThrow(/beyond the capacity/)
  expect(await db.placeTaken.count({ where: { poolId: pool.id } })).toBe(1)
})

test('a visit to a place goes its usual way: accepted, begun with the code, done', async () => {
  const { offering } = await sell({ capacity: 1 })
  const placed = await order({ offeringId: offering.id, startsAt: at('2026-11-23') })
  await house.pay(placed)
  await house.press(house.manager.viewer, placed, 'accept')
  const { visit } = await house.view(placed)
  clock.set(placed.startsAt)
  const desk = house.as(house.manager.viewer)
  const how = { method: 'code' as const, code: visit.startCode ?? '' }
  await desk.orders.checkIn({ orderId: placed.id, key: randomUUID(), how })
  clock.set(placed.endsAt)
  await desk.orders.checkOut({ orderId: placed.id, key: randomUUID(), report: '午睡五十分钟。' })
  expect(await house.view(placed)).toMatchObject({ state: 'completed', visit: { state: 'done' } })
})
