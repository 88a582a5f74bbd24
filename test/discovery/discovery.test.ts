import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { createSearch, rebuildSearch, refreshListing } from '../../server/discovery/discovery.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { countingQueries } from '../support/queries.ts'
import { anonymous, buildWorld, testCtx } from '../support/world.ts'

const { db, url } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const base = testCtx(db, clock)
const ctx = { ...base, ports: { ...base.ports, search: createSearch({ env: {}, db, log: base.log, clock }) } }
await rebuildSearch(ctx)
const api = createCaller(ctx)
const counting = countingQueries(url)
afterAll(() => counting.close())

test('a family looking for 助浴 in 浦东 finds who can be booked, with price and distance', async () => {
  const { hits, total, facets, engine } = await api.discovery.search({
    q: '浦东 洗澡',
    near: { lat: 31.2215, lng: 121.5448 },
  })
  expect({ total, engine }).toEqual({ total: 2, engine: 'postgres' })
  expect(hits[0]).toMatchObject({
    bookable: true,
    claimed: true,
    example: true,
    place: '上海市 浦东新区',
    categories: ['bathing'],
    fromPriceFen: 16_800,
    ratingMean: null,
    ratingCount: 0,
  })
  expect(hits[0]?.reasons).toEqual([
    { typed: '浦东', found: '浦东', at: 'name' },
    { typed: '洗澡', found: '洗澡', at: 'offers' },
  ])
  expect(hits[0]?.marks).toEqual([[3, 5]])
  expect(hits[0]?.metres).toBeGreaterThan(400)
  expect(hits[0]?.metres).toBeLessThan(450)
  expect(facets.kind).toEqual([{ value: 'home_care', count: 2 }])
  expect(facets.district).toEqual([{ value: '上海市/浦东新区', count: 2 }])
})

test('an unclaimed listing is found, without a price and not to be booked', async () => {
  const { hits } = await api.discovery.search({ kind: 'day_care' })
  expect(hits).toMatchObject([
    {
      id: world.unclaimed.id,
      bookable: false,
      claimed: false,
      fromPriceFen: null,
      categories: [],
      metres: null,
      lat: null,
    },
  ])
})

test('a mean is shown from three voices on', async () => {
  await db.provider.update({ where: { id: world.unclaimed.id }, data: { reviewCount: 2, ratingSum: 9 } })
  expect((await api.discovery.search({ kind: 'day_care' })).hits[0]).toMatchObject({
    ratingMean: null,
    ratingCount: 2,
  })
  await db.provider.update({ where: { id: world.unclaimed.id }, data: { reviewCount: 4, ratingSum: 18 } })
  expect((await api.discovery.search({ kind: 'day_care' })).hits[0]).toMatchObject({
    ratingMean: 4.5,
    ratingCount: 4,
  })
})

test('a page of cards takes four queries, whatever is on it', async () => {
  const counted = createCaller({
    ...ctx,
    db: counting.db,
    ports: { ...ctx.ports, search: createSearch({ env: {}, db: counting.db, log: ctx.log, clock }) },
  })
  const before = counting.count()
  await counted.discovery.search({ q: '浦东', near: { lat: 31.2, lng: 121.5 } })
  expect(counting.count() - before).toBe(4)
})

test('the first page shows who can be booked first and counts what is there', async () => {
  const home = await api.discovery.home()
  expect(home.counts).toEqual({ providers: 3, bookable: 2 })
  expect(home.cards.map(({ bookable }) => bookable)).toEqual([true, true, false])
  expect(home.cities).toEqual(['上海市'])
  expect(await api.discovery.places()).toEqual([{ city: '上海市', districts: ['浦东新区'] }])
})

test('what a provider offers anew is found once its listing is refreshed', async () => {
  const found = async () => (await api.discovery.search({ q: '陪诊取药' })).hits.map(({ id }) => id)
  expect(await found()).toEqual([])
  await db.offering.create({
    data: {
      ...{ providerId: world.provider.id, category: 'medical_escort', title: '陪诊取药', mode: 'at_home' },
      ...{ unit: 'visit', priceFen: 20_000, minutes: 240 },
    },
  })
  await refreshListing(ctx, world.provider.id)
  await refreshListing(ctx, world.provider.id)
  expect(await found()).toEqual([world.provider.id])
})

test('refreshing tells the engine, and has it forget what is gone', async () => {
  const told: unknown[] = []
  const search = {
    ...ctx.ports.search,
    index: async (documents: readonly object[]) => void told.push(...documents),
    remove: async (ids: readonly string[]) => void told.push(...ids),
  }
  const gone = randomUUID()
  await refreshListing({ ...ctx, ports: { search } }, world.provider.id)
  await refreshListing({ ...ctx, ports: { search } }, gone)
  expect(told).toMatchObject([
    {
      id: world.provider.id,
      bookable: true,
      places: ['上海市/浦东新区'],
      _geo: { lat: 31.2253, lng: 121.5441 },
    },
    gone,
  ])
})

test('when nobody can search, that is said as what it is', async () => {
  const broken = { ...ctx.ports.search, search: () => Promise.reject(new Error('down')) }
  const caller = createCaller(testCtx(db, clock, anonymous, { ports: { ...ctx.ports, search: broken } }))
  await expect(caller.discovery.search({})).rejects.toThrow('discovery.unavailable')
})
