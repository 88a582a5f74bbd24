import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { createSearch } from '../../server/discovery/discovery.entry.ts'
import { findCards, readCards } from '../../server/discovery/find-cards.ts'
import { findPlaces } from '../../server/discovery/find-places.ts'
import { suggest } from '../../server/discovery/suggest.ts'
import { days } from '../../server/kernel/clock.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testCtx } from '../support/world.ts'
import { settleTown } from './town.ts'

const { db } = await testDatabase()
const clock = movableClock()
const ids = [...(await settleTown(db, 240)).keys()]
const search = createSearch({ env: {}, db, log: pino({ level: 'silent' }), clock })
const upkeep = search.open?.()
afterAll(() => upkeep?.stop())
const ctx = testCtx(db, clock)
const inMemory = { ...ctx, ports: { ...ctx.ports, search } }
await vi.waitFor(() => expect(search.cards?.([], undefined)).toEqual([]), { timeout: 15_000 })

const near = { lat: 31.2, lng: 121.2 }
const tell = (id: string) => search.index([{ id } as never])

async function expectSameAsInDatabase() {
  for (const from of [undefined, near]) {
    const cards = search.cards?.(ids, from)
    expect(cards).toHaveLength(ids.length)
    expect(cards).toEqual(await readCards(ctx, ids, from))
  }
  const byCity = (places: Awaited<ReturnType<typeof findPlaces>>) =>
    Object.fromEntries(places.map(({ city, districts }) => [city, [...districts].sort()]))
  expect(byCity(await findPlaces(inMemory))).toEqual(byCity(await findPlaces(ctx)))
}

test('cards and places in memory are those in the database', async () => {
  await expectSameAsInDatabase()
  expect(search.cards?.(ids.slice(3, 6).reverse(), undefined)?.map(({ id }) => id)).toEqual(
    ids.slice(3, 6).reverse(),
  )
})

test('they follow every change that is told', async () => {
  const [named, priced, moved, gone, doubled] = ids.slice(60) as [string, string, string, string, string]
  await db.provider.update({
    where: { id: named },
    data: {
      ...{ name: '示例·新名字', inclusive: true, voucher: true, ltci: true, grade: '3', example: true },
      ...{ reviewCount: 7, ratingSum: 33, state: 'verified' },
    },
  })
  await db.offering.createMany({
    data: [1_900, 1_900, 5_000].map((priceFen, position) => ({
      ...{ providerId: priced, category: 'cleaning', title: '打扫', mode: 'at_home', minutes: 60, priceFen },
      ...{ position, unit: ['hour', 'visit', 'month'][position] ?? '' },
    })),
  })
  await db.site.updateMany({
    where: { providerId: moved },
    data: { city: '杭州市', district: '西湖区', addressLine: '新路 1 号', lat: null, lng: null },
  })
  await db.site.deleteMany({ where: { providerId: gone } })
  await db.site.create({
    data: { providerId: doubled, province: '江苏省', city: '常州市', district: '', ...near },
  })
  for (const id of [named, priced, moved, gone, doubled]) await tell(id)
  await expectSameAsInDatabase()

  await db.offering.deleteMany({ where: { providerId: priced } })
  await db.caregiver.updateMany({ where: { providerId: named }, data: { retiredAt: clock.now() } })
  for (const id of [named, priced]) await tell(id)
  await expectSameAsInDatabase()
})

test('whoever is not signed in searches without the database', async () => {
  const db = new Proxy({}, { get: (_db, name) => expect.fail(`the database was asked for ${String(name)}`) })
  const api = createCaller({ ...inMemory, db: db as never })
  expect((await api.discovery.search({ q: '养老院', near, within: 50_000 })).total).toBeGreaterThan(0)
  expect((await api.discovery.search({ q: '没有这样的' })).total).toBe(0)
  expect((await api.discovery.suggest({ q: '枫林' })).providers).toHaveLength(5)
  expect(await api.discovery.places()).toHaveLength(4)
})

test('nobody is told of yesterday who can be booked', async () => {
  clock.advance(days(1))
  expect(search.cards?.(ids, near)).toBeNull()
  expect(await findCards(inMemory, ids, near)).toEqual(await readCards(ctx, ids, near))
})

test('one that is not known here is looked for in the database, and one that is gone is left out', async () => {
  const { id } = await db.provider.create({ data: { kind: 'meals', name: '示例·白果食堂' } })
  expect(search.cards?.([id], undefined)).toBeNull()
  expect(await findCards(inMemory, [id])).toMatchObject([{ name: '示例·白果食堂', place: '' }])
  await tell(id)
  expect((await suggest(inMemory, { q: '白果' })).providers).toEqual([
    { id, name: '示例·白果食堂', place: '' },
  ])
  await db.provider.delete({ where: { id } })
  await search.remove([id])
  expect(await findCards(inMemory, [id])).toEqual([])
})
