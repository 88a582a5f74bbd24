import { expect, test } from 'vitest'
import { compareInput } from '../../server/discovery/compare.contract.ts'
import { compareProviders } from '../../server/discovery/compare-providers.ts'
import { findDistricts } from '../../server/discovery/find-districts.ts'
import { findHomes } from '../../server/families/find-homes.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { countingQueries } from '../support/queries.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db, url } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock)
const ours = world.provider.id
const theirs = world.other.provider.id
const compare = (ids: string[], near?: { lat: number; lng: number }) =>
  compareProviders(ctx, compareInput.parse({ ids, near }))

test('providers stand beside each other in the order asked for, with what is known of them', async () => {
  await db.caregiver.update({
    where: { id: world.caregiver.id },
    data: { languages: ['mandarin', 'shanghainese'] },
  })
  await db.provider.update({ where: { id: ours }, data: { ltci: true, grade: '4', capacity: 12 } })
  const unknown = '00000000-0000-7000-8000-000000000000'
  const [unclaimed, home, ...more] = await compare([world.unclaimed.id, unknown, ours, ours])
  expect(more).toEqual([])
  expect(unclaimed).toMatchObject({
    ...{ claimed: false, bookable: false, soonestAt: null, prices: [], metres: null },
    caregivers: { count: 0, levels: [], languages: [], credentials: [] },
  })
  expect(home).toMatchObject({
    ...{ place: '上海市 浦东新区', bookable: true, ltci: true, grade: '4', capacity: 12 },
    ...{ ratingMean: null, ratingCount: 0, histogram: [0, 0, 0, 0, 0], policies: ['flexible'] },
    prices: [{ category: 'bathing', unit: 'visit', leastFen: 16_800, mostFen: 16_800 }],
    caregivers: {
      ...{ count: 1, female: 1, male: 0, levels: [{ level: 4, count: 1 }] },
      languages: ['mandarin', 'shanghainese'],
      credentials: [{ kind: 'health_certificate', count: 1 }],
    },
  })
  // Two hours' notice from eight in the morning.
  expect(home?.soonestAt).toEqual(new Date('2026-11-21T02:00:00.000Z'))
})

test('distances are from where one asks, and papers that have run out do not count', async () => {
  await db.credential.updateMany({
    where: { caregiverId: world.other.caregiver.id },
    data: { expiresOn: new Date('2026-11-20T00:00:00Z') },
  })
  const [other] = await compare([theirs], { lat: 31.2253, lng: 121.5441 })
  expect(other).toMatchObject({ metres: 0, bookable: false, soonestAt: null })
  expect(other?.caregivers.credentials).toEqual([])
})

test('however many are compared, three queries are enough', async () => {
  const counting = countingQueries(url)
  await compareProviders({ ...ctx, db: counting.db }, compareInput.parse({ ids: [ours, theirs] }))
  expect(counting.count()).toBeLessThanOrEqual(3)
  await counting.close()
})

test('more than four do not fit', () => {
  expect(compareInput.safeParse({ ids: Array(5).fill(ours) }).success).toBe(false)
})

test('a map has each district once, in the middle of its listings', async () => {
  expect(await findDistricts(ctx)).toEqual([
    { city: '上海市', district: '浦东新区', lat: 31.2253, lng: 121.5441, count: 2 },
  ])
})

test('homes are known to about a hundred metres, by their district where there is no more', async () => {
  await db.recipient.update({ where: { id: world.father.id }, data: { lat: 31.22154, lng: 121.54482 } })
  await db.recipient.update({
    where: { id: world.motherInLaw.id },
    data: { lat: null, lng: null, regionCode: '310115' },
  })
  const daughter = { ...ctx, viewer: world.daughter.viewer }
  expect(await findHomes(daughter)).toEqual([
    expect.objectContaining({ recipientId: world.father.id, lat: 31.222, lng: 121.545, exact: true }),
    expect.objectContaining({ recipientId: world.motherInLaw.id, lat: 31.225, lng: 121.544, exact: false }),
  ])
  expect(await findHomes({ ...ctx, viewer: world.bystander.viewer })).toEqual([])
})
