import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { days, hours, minutes } from '../../server/kernel/clock.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const as = (viewer: Viewer) => createCaller(testCtx(db, clock, viewer)).orders
const [carer, daughter] = [as(world.carer.viewer), as(world.daughter.viewer)]
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => 'went through',
    (error: Error) => error.message,
  )
let day = 0

async function agreed() {
  clock.set(new Date(saturdayMorning.getTime() + days(day++)))
  const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
  const { startCode, startsAt } = await db.visit.findUniqueOrThrow({ where: { orderId } })
  return { orderId, startCode, startsAt }
}
const told = async (orderId: string) => {
  const rows = await db.outbox.findMany({ where: { topic: 'notice' }, orderBy: { id: 'asc' } })
  return rows
    .map(({ payload }) => payload as { kind: string; path: string })
    .filter(({ kind, path }) => path.includes(orderId) && /left|broken/.test(kind))
    .map(({ kind, path }) => `${kind} ${path.split('/')[1]}`)
}

test('not safe: the carer leaves, everything comes back, and both sides hear it at once', async () => {
  const { orderId, startsAt } = await agreed()
  const leaving = { orderId, key: randomUUID(), why: 'unsafe', note: '院子里两条狗没有拴' } as const
  clock.set(new Date(startsAt.getTime() - hours(2)))
  expect(await outcome(carer.leave(leaving))).toBe('orders.too_early')
  clock.set(startsAt)
  const left = await carer.leave(leaving)
  expect(await carer.leave(leaving)).toMatchObject({ version: left.version })
  const seen = await daughter.get({ orderId })
  expect(seen).toMatchObject({
    state: 'completed',
    concessionFen: seen.priceFen,
    visit: { state: 'missed', missedBy: null, leftWhy: 'unsafe', canLeave: false },
  })
  expect(seen.timeline.filter(({ transition }) => transition === 'give_up')).toHaveLength(2)
  expect(seen.moves).toEqual(expect.arrayContaining(['confirm', 'dispute']))
  expect(await told(orderId)).toEqual(['order_left orders', 'order_left desk'])
})

test('not wanted: what cancelling at that moment gives back', async () => {
  const { orderId, startsAt } = await agreed()
  clock.set(startsAt)
  await carer.leave({ orderId, key: randomUUID(), why: 'refused', note: '老人说今天不想洗' })
  // A flexible offering gives half back until the start; the family may say otherwise.
  const { concessionFen, priceFen, moves } = await daughter.get({ orderId })
  expect([concessionFen, moves.includes('dispute')]).toEqual([priceFen / 2, true])
})

test('broken off: the minutes that were not worked come back', async () => {
  const { orderId, startCode: code, startsAt } = await agreed()
  clock.set(startsAt)
  await carer.checkIn({ orderId, key: randomUUID(), how: { method: 'code', code } })
  const { minutes: agreedFor } = (await carer.get({ orderId, as: 'provider' })).terms
  clock.advance(minutes(agreedFor / 2))
  await carer.leave({ orderId, key: randomUUID(), why: 'ill', note: '老人头晕，已经叫了 120' })
  const seen = await daughter.get({ orderId })
  expect(seen).toMatchObject({ state: 'completed', visit: { state: 'done', leftWhy: 'ill' } })
  expect(seen.concessionFen).toBe(Math.round(seen.priceFen / 2))
  expect(await told(orderId)).toEqual(['visit_broken_off orders', 'visit_broken_off desk'])
})

test('the carer leaves and the family cancels at the same moment: one of them was first', async () => {
  const { orderId, startsAt } = await agreed()
  clock.set(new Date(startsAt.getTime() - minutes(1)))
  const results = await Promise.all([
    outcome(carer.leave({ orderId, key: randomUUID(), why: 'ill', note: '老人发烧' })),
    outcome(daughter.move({ orderId, transition: 'cancel', reason: '', key: randomUUID() })),
  ])
  expect(results.filter((result) => result === 'went through')).toHaveLength(1)
  const { state } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  expect(['completed', 'cancelled']).toContain(state)
})
