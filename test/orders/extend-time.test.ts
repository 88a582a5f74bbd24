import { expect, test } from 'vitest'
import { minutes } from '../../server/kernel/clock.ts'
import { fireDue } from '../../server/orders/orders.entry.ts'
import { testDatabase } from '../support/database.ts'
import { openStage, refusal } from './steps.ts'

const { db } = await testDatabase()
const stage = await openStage(db)
const { daughter, brother, bystander, clock } = stage
const fire = (orderId: string) => fireDue(stage.ctx(daughter.viewer), orderId)

test('the time is kept a quarter of an hour longer, once, whoever asks and however often', async () => {
  const placed = await stage.place()
  const until = (placed.due?.at.getTime() ?? 0) + minutes(15)
  const orderId = placed.id
  expect(placed.canExtend).toBe(true)
  await Promise.all([daughter, brother].map(({ viewer }) => stage.as(viewer).orders.extend({ orderId })))
  const again = await stage.as(daughter.viewer).orders.extend({ orderId })
  expect([again.due?.at.getTime(), again.canExtend]).toEqual([until, false])
  expect((await db.hold.findFirstOrThrow({ where: { orderId } })).expiresAt?.getTime()).toBe(until)
  expect(again.timeline.map(({ transition }) => transition)).toEqual(['place', 'extend'])

  clock.set(new Date(until - 1))
  await fire(orderId)
  expect((await stage.view(placed)).state).toBe('awaiting_payment')
  clock.set(new Date(until))
  await fire(orderId)
  expect((await stage.view(placed)).state).toBe('lapsed')
})

test('what no longer waits is not extended, and others find nothing to extend', async () => {
  const { id: orderId } = await stage.place()
  const as = (viewer: typeof daughter.viewer) => refusal(stage.as(viewer).orders.extend({ orderId }))
  expect(await as(bystander.viewer)).toBe('orders.not_found')
  clock.advance(minutes(16))
  expect(await as(daughter.viewer)).toBe('orders.changed_meanwhile')
})
