import { beforeEach, expect, test } from 'vitest'
import { problemFrom } from '../../app/rpc/problem-from.ts'
import { createSearch, rebuildSearch, refreshListing } from '../../server/discovery/discovery.entry.ts'
import { rememberedFinds } from '../../server/discovery/saved-search.contract.ts'
import { forgetSavedSearches, wakeSavedSearches } from '../../server/discovery/saved-search.entry.ts'
import { askSavedSearches } from '../../server/discovery/saved-searches/ask-saved-searches.ts'
import { days, hours, minutes } from '../../server/kernel/clock.ts'
import { createTopics } from '../../server/outbox/topics.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { deliver } from '../support/deliver.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const base = testCtx(db, clock)
const ctx = { ...base, ports: { ...base.ports, search: createSearch({ env: {}, db, log: base.log, clock }) } }
await rebuildSearch(ctx)
const as = (who: 'daughter' | 'brother') => createCaller({ ...ctx, viewer: world[who].viewer })
const daughter = as('daughter')
const topics = createTopics(ctx, { emitChanged: () => {}, refresh: async () => {} })

beforeEach(async () => {
  await db.savedSearch.deleteMany()
  await db.notice.deleteMany()
  await db.outbox.deleteMany()
})

const problemOf = (asked: Promise<unknown>) => asked.then(() => null, problemFrom)

/** A listing opens, and can be found. */
async function opens(name: string, changes: { city?: string } = {}) {
  const { city = '上海市' } = changes
  const { id } = await db.provider.create({
    data: { kind: 'day_care', name, createdAt: clock.now(), sites: { create: { city } } },
  })
  await refreshListing(ctx, id)
  return id
}

/** An hour later everything due is asked, and what that sends arrives. */
async function hourPasses(hour = 1.2) {
  clock.advance(hours(hour))
  const asked = await askSavedSearches(ctx)
  for (const { id } of await db.outbox.findMany({ where: { deliveredAt: null } }))
    await deliver(ctx, topics, id)
  return asked
}

const inbox = async () => (await daughter.notices.list()).items.filter(({ kind }) => kind === 'search_found')
const save = (query: object, name = '花木') => daughter.searches.save({ query, name })

test('who fits from the start is no news; a listing that opens later is told once, by name', async () => {
  const { id, isNew } = await save({ q: '花木' })
  expect(isNew).toBe(true)
  await hourPasses()
  expect(await inbox()).toEqual([])
  await opens('花木阳光日间照料')
  await hourPasses()
  expect(await inbox()).toMatchObject([
    {
      path: `/searches/${id}`,
      params: { providerName: '花木阳光日间照料', count: 1 },
    },
  ])
  for (let day = 0; day < 3; day += 1) await hourPasses(24)
  expect(await inbox()).toHaveLength(1)
})

test('one notice a day tells all that came since the last', async () => {
  await save({ q: '花木' })
  await opens('花木一号')
  await hourPasses()
  await opens('花木二号')
  await hourPasses()
  await opens('花木三号')
  await hourPasses()
  expect(await inbox()).toHaveLength(1)
  await hourPasses(24)
  const [latest, ...earlier] = await inbox()
  expect(latest?.params).toMatchObject({ count: 2 })
  expect(earlier).toHaveLength(1)
})

test('what was seen on the page needs no notice; the list counts what is new since', async () => {
  const { id } = await save({ q: '花木' })
  await opens('花木四号')
  await hourPasses()
  await opens('花木五号')
  await hourPasses()
  expect(await daughter.searches.list()).toMatchObject([{ id, name: '花木', fresh: 2 }])
  const page = await daughter.searches.open({ searchId: id })
  expect(page.finds.map(({ card, isNew }) => [card.name, isNew])).toEqual([
    ['花木五号', true],
    ['花木四号', true],
  ])
  expect(await daughter.searches.list()).toMatchObject([{ fresh: 0 }])
  clock.advance(minutes(5))
  expect((await daughter.searches.open({ searchId: id })).finds[0]).toMatchObject({ isNew: true })
  clock.advance(hours(2))
  await daughter.searches.open({ searchId: id })
  expect((await daughter.searches.open({ searchId: id })).fresh).toBe(0)
  await hourPasses(24)
  expect(await inbox()).toHaveLength(1)
})

test('who becomes bookable later fits a search for those who can be booked', async () => {
  const caregiver = { id: world.caregiver.id }
  await db.caregiver.update({ where: caregiver, data: { retiredAt: clock.now() } })
  await save({ q: '安和', bookable: true })
  await db.caregiver.update({ where: caregiver, data: { retiredAt: null } })
  await hourPasses()
  expect(await inbox()).toMatchObject([{ params: { providerName: world.provider.name } }])
})

test('the same search saved twice is one; twenty at most, even at once; others have their own', async () => {
  const first = await save({ q: '花木', sort: 'rating' })
  expect(await save({ q: '花木', page: 2 }, '又一次')).toEqual({ id: first.id, isNew: false })
  const many = await Promise.allSettled(
    Array.from({ length: 24 }, (_, at) => save({ q: `第${at}个` }, `第${at}个`)),
  )
  expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(19)
  expect(await problemOf(save({ q: '再来' }))).toMatchObject({
    code: 'searches.too_many',
    params: { most: 20 },
  })
  expect(await problemOf(save({ sort: 'rating' }))).toMatchObject({ code: 'searches.nothing_asked' })
  expect(await as('brother').searches.list()).toEqual([])
  expect((await as('brother').searches.save({ query: { q: '花木' }, name: '花木' })).isNew).toBe(true)
})

test('renamed, silenced and heard again', async () => {
  const { id } = await save({ q: '花木' })
  await daughter.searches.rename({ searchId: id, name: '爸爸附近' })
  await daughter.searches.pause({ searchId: id, paused: true })
  await opens('花木六号')
  await hourPasses()
  expect(await inbox()).toEqual([])
  expect(await daughter.searches.list()).toMatchObject([{ name: '爸爸附近', paused: true, fresh: 0 }])
  await daughter.searches.pause({ searchId: id, paused: false })
  await hourPasses(0)
  expect(await inbox()).toMatchObject([{ params: { count: 1 } }])
})

test('a search for a day is told when somebody has time then', async () => {
  await daughter.searches.save({ query: { q: '安和', day: '2027-03-20' }, name: '那天' })
  await hourPasses()
  expect(await inbox()).toEqual([])
  clock.set(new Date('2027-02-10T02:00:00Z'))
  await hourPasses(0)
  expect(await inbox()).toMatchObject([{ params: { providerName: world.provider.name } }])
})

test('removed and taken back within a day, forgotten after; a year without a look forgets too', async () => {
  const { id: searchId } = await save({ q: '花木' })
  await daughter.searches.remove({ searchId })
  expect(await daughter.searches.list()).toEqual([])
  expect(await problemOf(daughter.searches.open({ searchId }))).toMatchObject({ code: 'searches.not_found' })
  clock.advance(hours(23))
  await forgetSavedSearches(db, clock.now())
  await daughter.searches.restore({ searchId })
  await daughter.searches.restore({ searchId })
  expect(await daughter.searches.list()).toHaveLength(1)
  await daughter.searches.remove({ searchId })
  expect(await save({ q: '花木' }, '花木')).toEqual({ id: searchId, isNew: false })
  await daughter.searches.remove({ searchId })
  clock.advance(hours(25))
  expect(await problemOf(daughter.searches.restore({ searchId }))).toMatchObject({
    code: 'searches.not_found',
  })
  await forgetSavedSearches(db, clock.now())
  await save({ q: '安和' })
  clock.advance(days(366))
  await forgetSavedSearches(db, clock.now())
  expect(await db.savedSearch.count()).toBe(0)
  expect(await db.savedSearchFind.count()).toBe(0)
})

test('a changed listing wakes the searches of its city, once a day each', async () => {
  await save({ city: '上海市' }, '上海')
  await save({ city: '南京市' }, '南京')
  await hourPasses()
  clock.advance(minutes(2))
  const id = await opens('花木七号')
  await topics.listing({ providerId: id }, id)
  clock.advance(minutes(1))
  expect(await askSavedSearches(ctx)).toBe(1)
  for (const row of await db.outbox.findMany({ where: { deliveredAt: null } }))
    await deliver(ctx, topics, row.id)
  expect(await inbox()).toMatchObject([{ params: { count: 1 } }])
  await wakeSavedSearches(ctx, id)
  clock.advance(minutes(2))
  expect(await askSavedSearches(ctx)).toBe(0)
})

test('two processes share what is due; the day of a search passes', async () => {
  for (let at = 0; at < 6; at += 1) await save({ q: `第${at}条` }, `第${at}条`)
  const { id } = await save({ city: '上海市', day: '2026-11-22' }, '那天')
  clock.advance(hours(2))
  const shares = await Promise.all([askSavedSearches(ctx), askSavedSearches(ctx)])
  expect(shares[0] + shares[1]).toBeGreaterThanOrEqual(6)
  expect((await daughter.searches.list()).find((search) => search.id === id)?.over).toBe(true)
})

test('an engine that fails leaves a search to be asked later, and its first answer is no news', async () => {
  const failing = { ...ctx.ports.search, search: () => Promise.reject(new Error('away')) }
  const without = createCaller({
    ...ctx,
    viewer: world.daughter.viewer,
    ports: { ...ctx.ports, search: failing },
  })
  await without.searches.save({ query: { q: '花木' }, name: '花木' })
  await hourPasses()
  expect(await inbox()).toEqual([])
  await opens('花木八号')
  await hourPasses()
  expect(await inbox()).toHaveLength(1)
})

test('of a very wide search only listings that are new themselves are told', async () => {
  const provider = (at: number) => ({ kind: 'meals', name: `常州食堂${at}号`, createdAt: clock.now() })
  for (let at = 0; at < rememberedFinds + 20; at += 1)
    await db.provider.create({ data: { ...provider(at), sites: { create: { city: '常州市' } } } })
  await rebuildSearch(ctx)
  await save({ city: '常州市' }, '常州')
  expect(await daughter.searches.list()).toMatchObject([{ wide: true }])
  // Others come into sight when the first of them go: that is no news.
  const [gone] = await db.savedSearchFind.findMany({ take: 1 })
  await db.site.updateMany({ where: { providerId: gone?.providerId ?? '' }, data: { city: '南京市' } })
  await rebuildSearch(ctx)
  await hourPasses()
  expect(await inbox()).toEqual([])
  await opens('常州新食堂', { city: '常州市' })
  await hourPasses()
  expect(await inbox()).toMatchObject([{ params: { providerName: '常州新食堂', count: 1 } }])
})
