import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { verifyChain } from '../../server/events/events.entry.ts'
import { days, hours } from '../../server/kernel/clock.ts'
import type { Person } from '../../server/kernel/view.contract.ts'
import { pressButton } from '../../server/orders/press-button.ts'
import { providerPage } from '../../server/providers/provider-page.ts'
import { rateHome } from '../../server/reviews/rate-home.ts'
import { replyReview } from '../../server/reviews/reply-review.ts'
import { writeReview } from '../../server/reviews/write-review.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const { daughter, brother, manager, otherManager, bystander, carer } = world
const providerId = world.provider.id
const as = (viewer: Person) => ({ ...testCtx(db, clock, viewer), viewer })
const said = (orderId: string, changes = {}) => ({
  orderId,
  stars: 5,
  text: '水温试了两遍',
  anonymous: false,
  key: randomUUID(),
  ...changes,
})

/** The provider has written, too. */
const open = (orderId: string) =>
  rateHome(as(manager.viewer), {
    ...{ orderId, punctual: true, ready: true, respectful: true, text: '', key: randomUUID() },
  })

let week = 0
beforeEach(() => {
  clock.set(new Date(saturdayMorning.getTime() + days(7) * week++))
})

test('a visit that took place is reviewed: sealed at first, open for everyone once both have written', async () => {
  const orderId = await visitedOrder(db, clock, world)
  await db.outbox.deleteMany()
  expect(await writeReview(as(daughter.viewer), said(orderId, { anonymous: true }))).toEqual({
    providerId,
    orderId,
  })
  const sealed = await providerPage(testCtx(db, clock), { providerId })
  expect([sealed.rating.count, sealed.reviews]).toEqual([0, []])
  const topics = async () => (await db.outbox.findMany({ orderBy: { id: 'asc' } })).map(({ topic }) => topic)
  expect((await topics()).sort()).toEqual(['notice', 'nudge'])
  const told = await db.event.findMany({ where: { stream: `order:${orderId}`, subject: 'review' } })
  // The other side reads the chain: not a star of it may stand there.
  expect(told.map(({ data }) => data)).toEqual([{ voice: 'family' }])
  await open(orderId)
  const page = await providerPage(testCtx(db, clock), { providerId })
  expect(page.rating).toEqual({ mean: null, weighed: 3.5, count: 1, histogram: [0, 0, 0, 0, 1] })
  expect(page.reviews).toMatchObject([
    { voice: 'family', stars: 5, text: '水温试了两遍', author: '林**', title: '上门助浴', reply: null },
  ])
  const last = await db.event.findFirst({
    where: { stream: `order:${orderId}` },
    orderBy: { position: 'desc' },
  })
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  expect(last).toMatchObject({ subject: 'review', transition: 'publish', position: order.version })
  expect(await verifyChain(db, `order:${orderId}`)).toBeNull()
  expect(await topics()).toContain('listing')
})

test('what did not take place, is disputed, or is too long ago can’t be reviewed', async () => {
  const orderId = await visitedOrder(db, clock, world, { until: 'accepted' })
  const refused = { code: 'reviews.not_reviewable' }
  await expect(writeReview(as(daughter.viewer), said(orderId))).rejects.toMatchObject(refused)
  clock.advance(days(1))
  const disputed = await visitedOrder(db, clock, world, { until: 'done' })
  const dispute = { orderId: disputed, transition: 'dispute' as const, reason: '没有来', key: randomUUID() }
  await pressButton(as(daughter.viewer), dispute)
  await expect(writeReview(as(daughter.viewer), said(disputed))).rejects.toMatchObject(refused)
  clock.advance(days(1))
  const old = await visitedOrder(db, clock, world)
  const { checkedOutAt } = await db.visit.findUniqueOrThrow({ where: { orderId: old } })
  clock.set(new Date((checkedOutAt?.getTime() ?? 0) + days(9)))
  await expect(writeReview(as(daughter.viewer), said(old))).rejects.toMatchObject({
    code: 'reviews.window_over',
  })
  clock.set(new Date(clock.now().getTime() - 1))
  await writeReview(as(daughter.viewer), said(old))
})

test('only the family that ordered may write, and those who only watch may not', async () => {
  const orderId = await visitedOrder(db, clock, world)
  for (const { viewer } of [bystander, manager, carer]) {
    await expect(writeReview(as(viewer), said(orderId))).rejects.toMatchObject({ code: 'orders.not_found' })
  }
  const watching: Person = {
    ...brother.viewer,
    families: brother.viewer.families.map((family) => ({ ...family, role: 'viewer' })),
  }
  await expect(writeReview(as(watching), said(orderId))).rejects.toMatchObject({
    code: 'orders.no_family_role',
  })
})

test('brother and sister write at the same moment: one review stands, and is counted once', async () => {
  const before = await db.provider.findUniqueOrThrow({ where: { id: providerId } })
  const orderId = await visitedOrder(db, clock, world)
  const outcomes = await Promise.allSettled([
    writeReview(as(daughter.viewer), said(orderId, { stars: 5 })),
    writeReview(as(brother.viewer), said(orderId, { stars: 2 })),
  ])
  const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  expect(lost).toEqual(['reviews.already_written'])
  await open(orderId)
  const [review] = await db.review.findMany({ where: { orderId } })
  const after = await db.provider.findUniqueOrThrow({ where: { id: providerId } })
  expect(after.reviewCount - before.reviewCount).toBe(1)
  expect(after.ratingSum - before.ratingSum).toBe(review?.stars)
  expect(await verifyChain(db, `order:${orderId}`)).toBeNull()
})

test('the same form sent three times at once is one review, and each hears that it stands', async () => {
  const orderId = await visitedOrder(db, clock, world)
  const form = said(orderId)
  const answers = await Promise.all([1, 2, 3].map(() => writeReview(as(daughter.viewer), form)))
  expect(answers).toEqual([1, 2, 3].map(() => ({ providerId, orderId })))
  expect(await db.review.count({ where: { orderId } })).toBe(1)
})

test('a review and a confirmation at the same moment both stand in one unbroken timeline', async () => {
  const orderId = await visitedOrder(db, clock, world, { until: 'done' })
  const confirm = { orderId, transition: 'confirm' as const, reason: '', key: randomUUID() }
  await Promise.allSettled([
    writeReview(as(brother.viewer), said(orderId)),
    pressButton(as(daughter.viewer), confirm),
  ])
  expect(await db.review.count({ where: { orderId } })).toBe(1)
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  expect(await db.event.count({ where: { stream: `order:${orderId}` } })).toBe(order.version)
  expect(await verifyChain(db, `order:${orderId}`)).toBeNull()
})

test('the provider answers once, in public; nobody else does', async () => {
  const orderId = await visitedOrder(db, clock, world)
  await writeReview(as(daughter.viewer), said(orderId))
  await open(orderId)
  const { id: reviewId } = await db.review.findFirstOrThrow({ where: { orderId } })
  const reply = (key = randomUUID()) => ({ reviewId, text: '谢谢您', key })
  for (const { viewer } of [otherManager, carer, daughter]) {
    await expect(replyReview(as(viewer), reply())).rejects.toMatchObject({ code: 'reviews.not_found' })
  }
  clock.advance(hours(1))
  await db.outbox.deleteMany()
  const form = reply()
  expect(
    await Promise.all([replyReview(as(manager.viewer), form), replyReview(as(manager.viewer), form)]),
  ).toEqual([{ providerId }, { providerId }])
  await expect(replyReview(as(manager.viewer), reply())).rejects.toMatchObject({
    code: 'reviews.already_replied',
  })
  const page = await providerPage(testCtx(db, clock), { providerId })
  expect(page.reviews[0]).toMatchObject({ reply: '谢谢您', repliedAt: clock.now() })
  expect(await db.outbox.count({ where: { topic: 'notice' } })).toBe(1)
  expect(await verifyChain(db, `order:${orderId}`)).toBeNull()
})
