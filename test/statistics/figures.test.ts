import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '../../server/kernel/wall-time.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous, buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const everybody = createCaller(testCtx(db, clock, anonymous)).statistics
const operator = createCaller(testCtx(db, clock, world.operator.viewer)).statistics
const year = 2026

const states = ['accepted', 'completed', 'closed', 'declined', 'cancelled', 'awaiting_payment'] as const
const drawn = fc.sample(
  fc.record({
    state: fc.constantFrom(...states),
    // Around midnight at both ends of the year, and in the midst of it.
    startsAt: fc.oneof(
      fc.date({
        min: new Date('2025-12-31T10:00:00Z'),
        max: new Date('2026-01-01T02:00:00Z'),
        noInvalidDate: true,
      }),
      fc.date({
        min: new Date('2026-02-01T00:00:00Z'),
        max: new Date('2027-01-02T00:00:00Z'),
        noInvalidDate: true,
      }),
    ),
    other: fc.boolean(),
    priceFen: fc.integer({ min: 1_000, max: 60_000 }),
    paid: fc.boolean(),
    wait: fc.integer({ min: 1, max: 600 }),
  }),
  { numRuns: 140, seed: 52 },
)

await db.order.createMany({
  data: await Promise.all(
    drawn.map(async ({ state, startsAt, other, priceFen, paid }, index) => {
      const there = other ? world.other : world
      return {
        ...{ number: `S${index}`, familyId: world.family.id, recipientId: world.father.id, state, priceFen },
        ...{ providerId: there.provider.id, offeringId: there.offering.id, placedBy: world.daughter.id },
        ...{ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), enteredAt: startsAt },
        ...{ placedAt: startsAt, paidAt: paid ? new Date(startsAt.getTime() - 86_400_000) : null },
        ...{ refundPolicy: 'flexible', terms: {}, addressLine: '', placementKey: randomUUID() },
      }
    }),
  ),
})

test('the operators’ figures are those a plain count over the rows gives', async () => {
  const figures = await operator.whole({ year })
  const counted = drawn.filter(({ paid, startsAt }) => paid && dayOf(startsAt).startsWith(`${year}-`))
  const done = counted.filter(({ state }) => state === 'completed' || state === 'closed')
  expect(figures.totals).toEqual({ orders: counted.length, done: done.length, carers: 2 })
  const months = new Map<string, number[]>()
  for (const { startsAt, priceFen } of counted) {
    const month = dayOf(startsAt).slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), priceFen])
  }
  expect(figures.months.map(({ month, orders, priceFen }) => [month, orders, priceFen])).toEqual(
    [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, prices]) => [month, prices.length, middle(prices)]),
  )
  const there = figures.districts.find(({ district }) => district === '上海市 浦东新区')
  expect(there).toMatchObject({
    providers: 3,
    verified: 2,
    orders: counted.length,
    done: done.length,
  })
  expect(figures.levels).toEqual([{ level: '4', carers: 2 }])
})

test('everybody is told the same, without what could be of somebody', async () => {
  const [whole, open] = await Promise.all([operator.whole({ year }), everybody.published({ year })])
  expect(open.levels).toEqual([{ level: '4', carers: null }])
  expect(open.totals.carers).toBeNull()
  open.months.forEach((month, index) => {
    const { orders = 0 } = whole.months[index] ?? {}
    if (month.orders === null) {
      const { waitMinutes, priceFen, stars, complaints } = month
      expect([waitMinutes, priceFen, stars, complaints]).toEqual([null, null, null, null])
    } else expect(month.orders).toBe(orders)
    expect(month.orders !== null && month.orders > 0 && month.orders < 5).toBe(false)
    expect(month.done).toBeNull()
  })
  // Both tables give the same total or none.
  const districts = open.districts.map(({ orders }) => orders)
  expect(districts.includes(null) ? null : districts.reduce((sum, one) => (sum ?? 0) + (one ?? 0), 0)).toBe(
    open.totals.orders,
  )
  expect(open.districts.every(({ done }) => done === null)).toBe(true)
  expect(await everybody.published({ year: 2030 })).toMatchObject({ months: [], totals: { orders: 0 } })
})

function middle(prices: number[]): number {
  const sorted = [...prices].sort((a, b) => a - b)
  const at = (sorted.length - 1) / 2
  return Math.round(((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2)
}

test('need stands beside supply only with a source: the newest figure counted until then, and none made up', async () => {
  await seedRegions(db)
  const enter = (people: number, asOf: string, ageGroup: 'age_60' | 'age_0_3' = 'age_60') =>
    operator.enterPopulation({
      ...{ regionCode: '310115', ageGroup, people, asOf, source: '区统计公报', key: randomUUID() },
    })
  const there = async (of: typeof operator = operator) =>
    (await of.whole({ year })).coverage.find(({ district }) => district === '上海市 浦东新区')
  expect(await there()).toMatchObject({ elderPlacesPer: null, carersPer: null, people: {} })
  await enter(1_000, '2024-12-31')
  await enter(500, '2025-12-31')
  await enter(800, '2023-12-31')
  await expect(enter(900, '2099-12-31')).rejects.toThrow('statistics.not_counted_yet')
  await db.capacityPool.create({
    data: {
      ...{ providerId: world.provider.id, kind: 'seat', name: '日托', capacity: 20, weekdays: [1, 2] },
      validFrom: new Date('2026-01-01'),
    },
  })
  const now = await there()
  expect(now?.people.age_60).toEqual({ people: 500, asOf: '2025-12-31', source: '区统计公报' })
  expect([now?.elderPlaces, now?.elderPlacesPer, now?.carers, now?.carersPer]).toEqual([20, 40, 2, 4])
  expect(now?.childPlacesPer).toBeNull()
  const open = (await everybody.published({ year })).coverage.find(
    ({ district }) => district === now?.district,
  )
  // Two caregivers could be told apart: neither they nor their hours nor their rate.
  expect([open?.carers, open?.carerHours, open?.carersPer, open?.elderPlacesPer]).toEqual([
    ...[null, null, null, 40],
  ])
  expect((await operator.population()).map(({ people, replaced }) => [people, replaced])).toEqual([
    ...[
      [500, false],
      [1_000, true],
      [800, true],
    ],
  ])
})

test('what an operator writes beside a year is read by everybody, the latest of a section; the outreach list only as counts', async () => {
  const write = (section: 'preface' | 'months', text: string) =>
    operator.writeNote({ year, section, text, key: randomUUID() })
  await write('preface', '第一稿')
  clock.advance(1_000)
  await write('preface', '这一年，我们从一个区做起。')
  await write('months', '十月换了接单的办法。')
  clock.advance(1_000)
  await write('months', '')
  expect((await everybody.published({ year })).notes).toEqual({ preface: '这一年，我们从一个区做起。' })
  expect((await everybody.published({ year: year - 1 })).notes).toEqual({})
  expect(await db.reportNote.count()).toBe(4)
  const at = new Date('2026-05-01T00:00:00Z')
  const row = { regionCode: '310115', grounds: ['alone'], facts: {}, points: 2, listedAt: at }
  const waiting = { ...row, state: 'to_visit' as const, contactBy: at, dueAt: at, dueTransition: 'remind' }
  await db.hardship.createMany({
    data: [
      ...Array.from({ length: 7 }, () => waiting),
      { ...row, state: 'ended', closedAt: at },
      { ...row, state: 'ended', closedAt: at },
    ],
  })
  expect((await operator.whole({ year })).outreach).toEqual({
    ...{ total: 9 },
    rows: [
      { state: 'to_visit', people: 7 },
      { state: 'ended', people: 2 },
    ],
  })
  expect((await everybody.published({ year })).outreach).toEqual({
    ...{ total: 9 },
    rows: [
      { state: 'to_visit', people: null },
      { state: 'ended', people: null },
    ],
  })
  expect((await operator.whole({ year: 2027 })).outreach.rows).toEqual([{ state: 'to_visit', people: 7 }])
})
