import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { verifyAll } from '../../server/events/events.entry.ts'
import { days, hours } from '../../server/kernel/clock.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { providerPage } from '../../server/providers/provider-page.ts'
import { fireDueReviews } from '../../server/reviews/fire-due-reviews.ts'
import { rateAsElder } from '../../server/reviews/speak-for-elder.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { secondOperator } from '../support/second-operator.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const { daughter, manager, carer, operator, otherManager, bystander } = world
const providerId = world.provider.id
const as = (viewer: Person) => createCaller(testCtx(db, clock, viewer)).reviews
const key = randomUUID
const refused = (code: string) => ({ cause: { problem: { code } } })
const tick = () => fireDueReviews(testCtx(db, clock))
const stateOf = async (orderId: string, voice: 'family' | 'elder' = 'family') =>
  (await db.review.findUniqueOrThrow({ where: { orderId_voice: { orderId, voice } } })).state
const page = () => providerPage(testCtx(db, clock), { providerId })
const write = (orderId: string, changes: { stars?: number; text?: string } = {}) =>
  as(daughter.viewer).write({ orderId, stars: 5, key: key(), ...changes })
const receive = (orderId: string) =>
  as(carer.viewer).rateHome({ orderId, punctual: true, ready: false, respectful: true, key: key() })
const published = async (changes: { stars?: number; text?: string } = {}) => {
  const orderId = await visitedOrder(db, clock, world)
  await write(orderId, changes)
  await receive(orderId)
  const { id } = await db.review.findFirstOrThrow({ where: { orderId, voice: 'family' } })
  return { orderId, reviewId: id }
}

let round = 0
beforeEach(() => {
  clock.set(new Date(saturdayMorning.getTime() + days(28) * round++))
})

test('neither side reads the other before both have written or seven days are over', async () => {
  const orderId = await visitedOrder(db, clock, world)
  await write(orderId, { text: '很好' })
  expect((await as(manager.viewer).forDesk({ providerId })).waiting).toBe(1)
  const seen = await createCaller(testCtx(db, clock, manager.viewer)).orders.get({ orderId })
  expect(seen.reviews).toEqual([])
  clock.advance(days(7) - hours(1))
  await tick()
  expect(await stateOf(orderId)).toBe('written')
  clock.advance(hours(1))
  await tick()
  expect(await stateOf(orderId)).toBe('published')
  // After reading it, the other side would only answer it.
  await expect(receive(orderId)).rejects.toMatchObject(refused('reviews.published_already'))
  expect(await tick()).toBe(0)
})

test('what the provider wrote of the home is the family’s to read, and nobody else’s', async () => {
  const orderId = await visitedOrder(db, clock, world)
  await receive(orderId)
  expect((await as(daughter.viewer).ofOrder({ orderId })).home).toBeNull()
  await write(orderId)
  expect((await as(daughter.viewer).ofOrder({ orderId })).home).toMatchObject({
    punctual: true,
    ready: false,
  })
  for (const { viewer } of [otherManager, bystander, operator])
    await expect(as(viewer).ofOrder({ orderId })).rejects.toMatchObject(refused('orders.not_found'))
  expect(JSON.stringify(await page())).not.toContain('respectful')
})

test('until it opens the family may say it anew; afterwards add to it once within 90 days', async () => {
  const orderId = await visitedOrder(db, clock, world)
  await write(orderId, { stars: 3 })
  await as(daughter.viewer).edit({ orderId, stars: 4, text: '想了想', key: key() })
  await receive(orderId)
  await expect(as(daughter.viewer).edit({ orderId, stars: 1, key: key() })).rejects.toMatchObject(
    refused('reviews.published_already'),
  )
  const { id: reviewId } = await db.review.findFirstOrThrow({ where: { orderId } })
  clock.advance(days(90) - 1)
  const more = { reviewId, text: '一个月后看，膝盖好多了', key: key() }
  await as(daughter.viewer).followUp(more)
  await as(daughter.viewer).followUp(more)
  await expect(as(daughter.viewer).followUp({ ...more, key: key() })).rejects.toMatchObject(
    refused('reviews.already_followed_up'),
  )
  expect((await page()).reviews.find(({ id }) => id === reviewId)).toMatchObject({
    ...{ stars: 4, followUp: '一个月后看，膝盖好多了' },
  })
  clock.set(new Date(saturdayMorning.getTime() + days(7) * 13))
  const late = await published()
  clock.advance(days(90))
  await expect(
    as(daughter.viewer).followUp({ reviewId: late.reviewId, text: '太晚了', key: key() }),
  ).rejects.toMatchObject(refused('reviews.window_over'))
})

test('the elder’s own voice stands apart, says who noted it, and moves no rank', async () => {
  const before = await db.provider.findUniqueOrThrow({ where: { id: providerId } })
  const orderId = await visitedOrder(db, clock, world)
  const ctx = testCtx(db, clock)
  await as(operator.viewer).noteElder({ orderId, stars: 2, text: '太赶', key: key() })
  await expect(as(daughter.viewer).noteElder({ orderId, stars: 5, key: key() })).rejects.toMatchObject(
    refused('reviews.already_written'),
  )
  await expect(as(manager.viewer).noteElder({ orderId, stars: 5, key: key() })).rejects.toMatchObject(
    refused('orders.not_found'),
  )
  expect((await as(daughter.viewer).ofOrder({ orderId })).reviews).toMatchObject([
    { voice: 'elder', notedBy: 'operator', authorName: operator.viewer.name },
  ])
  // Their own press goes before what somebody noted.
  await rateAsElder(ctx, { orderId, recipientId: world.father.id, stars: 4, key: key() })
  clock.advance(days(7))
  await tick()
  const { elderRating, reviews } = await page()
  expect(elderRating).toMatchObject({ count: 1, byPhone: 0, histogram: [0, 0, 0, 1, 0] })
  expect(reviews.find(({ voice }) => voice === 'elder')).toMatchObject({ stars: 4, author: '' })
  const after = await db.provider.findUniqueOrThrow({ where: { id: providerId } })
  expect([after.reviewCount, after.ratingSum]).toEqual([before.reviewCount, before.ratingSum])
})

test('an odd one is held for a person; released it is counted, removed it is gone, restored it is back', async () => {
  const count = async () => (await db.provider.findUniqueOrThrow({ where: { id: providerId } })).reviewCount
  const before = await count()
  const { orderId, reviewId } = await published({ text: '服务好，加微信：yiyou12345 有优惠' })
  expect([await stateOf(orderId), await count()]).toEqual(['held', before])
  const [check] = await as(operator.viewer).checks({})
  expect(check).toMatchObject({ cause: 'suspicious', reasons: ['contact_details'] })
  const decision = { checkId: check?.id ?? '', reason: '号码是家人自己的，删不删由他', key: key() }
  await as(operator.viewer).decide({ ...decision, outcome: 'keep' })
  await as(operator.viewer).decide({ ...decision, outcome: 'keep' })
  expect([await stateOf(orderId), await count()]).toEqual(['published', before + 1])
  clock.advance(days(40))
  await tick()
  const report = { reviewId, reason: 'advert' as const, text: '这是广告，不是评价', key: key() }
  await as(manager.viewer).report(report)
  expect(await stateOf(orderId)).toBe('published')
  await expect(as(bystander.viewer).report({ ...report, key: key() })).rejects.toMatchObject(
    refused('reviews.checked_already'),
  )
  const [reported] = await as(operator.viewer).checks({})
  const checkId = reported?.id ?? ''
  await as(operator.viewer).decide({ checkId, outcome: 'remove', reason: '留了联系方式', key: key() })
  expect([await stateOf(orderId), await count()]).toEqual(['removed', before])
  const appeal = { checkId, text: '号码可以删，话是真的', key: key() }
  await expect(as(manager.viewer).appeal(appeal)).rejects.toMatchObject(refused('reviews.not_your_move'))
  await as(daughter.viewer).appeal(appeal)
  const again = { checkId, outcome: 'keep', reason: '属实，恢复展示', key: key() } as const
  expect(await as(operator.viewer).checks({})).toMatchObject([{ colleague: true }])
  await expect(as(operator.viewer).decide(again)).rejects.toMatchObject(refused('reviews.colleague_decides'))
  const colleague = as(await secondOperator(db))
  expect(await colleague.checks({})).toMatchObject([{ colleague: false }])
  await colleague.decide(again)
  expect([await stateOf(orderId), await count()]).toEqual(['published', before + 1])
  await expect(as(daughter.viewer).appeal({ ...appeal, key: key() })).rejects.toMatchObject(
    refused('reviews.changed_meanwhile'),
  )
})

test('a bad one opens a remedy: called, put right, refused, ended; its outcome stands under the review', async () => {
  const { reviewId } = await published({ stars: 1, text: '没洗完就走了' })
  const remedyId = (await db.remedy.findUniqueOrThrow({ where: { reviewId } })).id
  const step = (viewer: Person, move: 'call' | 'remedy' | 'accept' | 'refuse' | 'close') =>
    as(viewer).remedy({ remedyId, move, text: '说清楚了', key: key() })
  await expect(step(manager.viewer, 'remedy')).rejects.toMatchObject(refused('reviews.changed_meanwhile'))
  await expect(step(otherManager.viewer, 'call')).rejects.toMatchObject(refused('reviews.remedy_not_found'))
  await step(manager.viewer, 'call')
  await step(manager.viewer, 'remedy')
  await expect(step(manager.viewer, 'accept')).rejects.toMatchObject(refused('reviews.not_your_move'))
  await step(daughter.viewer, 'refuse')
  expect((await as(operator.viewer).remedies())[0]).toMatchObject({ id: remedyId, state: 'escalated' })
  await step(operator.viewer, 'close')
  expect((await page()).reviews.find(({ id }) => id === reviewId)?.remedy).toMatchObject({ state: 'closed' })
})

test('unanswered, a remedy is asked for, and after 15 working days goes to the operators', async () => {
  const { reviewId } = await published({ stars: 2 })
  const read = () => db.remedy.findUniqueOrThrow({ where: { reviewId } })
  const { remedyBy } = await read()
  await db.holiday.deleteMany()
  expect((await read()).dueTransition).toBe('remind')
  for (let passed = 0; passed < 30; passed++) {
    clock.advance(days(1))
    await tick()
  }
  expect(clock.now() > remedyBy).toBe(true)
  expect(await read()).toMatchObject({ state: 'escalated', dueTransition: 'chase' })
  const told = await db.outbox.count({ where: { payload: { path: ['kind'], equals: 'remedy_escalated' } } })
  expect(told).toBeGreaterThanOrEqual(2)
  expect((await verifyAll(db)).broken).toBeNull()
})
