import { expect, test } from 'vitest'
import { days, hours } from '../../server/kernel/clock.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
await db.offering.update({ where: { id: world.offering.id }, data: { tasks: ['量血压', '洗头'] } })
const routeOf = (viewer: Viewer) => createCaller(testCtx(db, clock, viewer)).carer.route()

test('a carer sees the way to every visit of the week, with what is to be done', async () => {
  const first = await visitedOrder(db, clock, world, { until: 'accepted' })
  clock.advance(hours(3))
  const second = await visitedOrder(db, clock, world, { until: 'accepted' })
  await db.order.update({ where: { id: second }, data: { lat: 31.25, lng: 121.55 } })
  await db.order.update({ where: { id: first }, data: { lat: 31.22, lng: 121.55 } })
  const route = await routeOf(world.carer.viewer)
  expect(route.visits.map(({ id }) => id)).toEqual([first, second])
  const [one, two] = route.visits
  expect(one).toMatchObject({
    way: null,
    recipient: { name: '林建国', calledBy: '爸爸' },
    visit: { canDepart: true, startCode: null },
    care: { canWrite: false, tasks: [{ text: '量血压' }, { text: '洗头' }] },
  })
  // 3.3 km as the crow flies, by streets half as much again; a map of the mainland lies a few hundred metres beside it.
  expect(two?.way).toEqual({ metres: 4650, rideMinutes: 19, walkMinutes: null })
  expect(Math.abs((two?.spot?.onMap.lat ?? 0) - 31.25)).toBeGreaterThan(0.001)
})

test('nobody else carries them along, and what lies further ahead stays at home', async () => {
  for (const { viewer } of [world.daughter, world.manager, world.otherManager, world.operator]) {
    expect((await routeOf(viewer)).visits).toEqual([])
  }
  clock.advance(-days(8))
  expect((await routeOf(world.carer.viewer)).visits).toEqual([])
})

test('whoever is on the way is expected by the distance from where they were, and nobody else asks', async () => {
  clock.advance(days(10))
  const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
  await db.order.update({ where: { id: orderId }, data: { lat: 31.25, lng: 121.55 } })
  const family = createCaller(testCtx(db, clock, world.brother.viewer)).carer
  expect((await family.whoComes({ orderId })).arrivesAbout).toBeNull()
  const departedAt = new Date('2026-12-01T01:02:00Z')
  await db.visit.update({ where: { orderId }, data: { state: 'on_the_way', departedAt } })
  await db.site.updateMany({ where: { providerId: world.provider.id }, data: { lat: 31.22, lng: 121.55 } })
  const coming = await family.whoComes({ orderId })
  // Nineteen minutes by bicycle and four at the house: 9:25, and no figure finer than five minutes.
  expect(coming.arrivesAbout).toEqual(new Date('2026-12-01T01:25:00Z'))
  for (const { viewer } of [world.carer, world.manager, world.bystander, world.operator])
    await expect(createCaller(testCtx(db, clock, viewer)).carer.whoComes({ orderId })).rejects.toThrow(
      'orders.not_found',
    )
})
