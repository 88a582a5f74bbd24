import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { loadViewer } from '../../server/accounts/accounts.entry.ts'
import { minutes } from '../../server/kernel/clock.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const as = (viewer: Person) => createCaller(testCtx(db, clock, viewer))
const family = as(world.daughter.viewer)
const operator = as(world.operator.viewer)
const orderId = await visitedOrder(db, clock, world)
const looks = async (who = family) =>
  (await who.privacy.looks()).map(({ kind, who: name, about, reason, times }) => [
    ...[kind, name, about, reason, times],
  ])

test('nobody has looked yet', async () => {
  expect(await looks()).toEqual([])
})

test('each look is told with who, what and why, the latest first; an order opened again after a while counts again', async () => {
  await operator.orders.get({ orderId })
  clock.advance(minutes(3))
  await operator.orders.get({ orderId })
  clock.advance(minutes(20))
  await operator.orders.get({ orderId })
  clock.advance(minutes(1))
  await family.entitlements.enter({
    ...{ kind: 'ltci', recipientId: world.father.id, number: 'LTCI-1', monthlyFen: 100_000 },
    ...{ validFrom: '2026-11-01', validUntil: '2026-12-31', key: randomUUID() },
  })
  const [paper] = await operator.entitlements.submitted()
  await operator.entitlements.open({ entitlementId: paper?.id ?? '', reason: '核对长护险编号' })
  clock.advance(minutes(1))
  await operator.errands.begin({ reason: '家属来电，找不到订单' })
  await operator.errands.open({ kind: 'recipient', id: world.father.id })
  clock.advance(minutes(1))
  await operator.errands.open({ kind: 'person', id: world.brother.id })
  expect(await looks()).toEqual([
    ['person', '陈立', '林晓峰', '家属来电，找不到订单', 1],
    ['recipient', '陈立', '爸爸', '家属来电，找不到订单', 1],
    ['entitlement', '陈立', '爸爸', '核对长护险编号', 1],
    ['order', '陈立', '爸爸', '', 2],
  ])
  const [, recipient, paperLook, order] = await family.privacy.looks()
  expect([recipient?.path, paperLook?.path, order?.path]).toEqual([
    `/family/recipients/${world.father.id}`,
    `/family/recipients/${world.father.id}/entitlements`,
    `/orders/${orderId}`,
  ])
  expect(order?.number).toMatch(/^\d{6}-\d{6}$/)
})

test('every member reads it, and nobody else', async () => {
  expect(await looks(as(world.brother.viewer))).toHaveLength(4)
  for (const other of [world.bystander, world.manager, world.carer, world.operator])
    expect(await looks(as((await loadViewer(db, other.id)) as Person))).toEqual([])
})
