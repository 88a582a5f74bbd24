import { beforeEach, expect, test } from 'vitest'
import { hours, minutes } from '../../server/kernel/clock.ts'
import { offerFreed, sweepWaitlist } from '../../server/orders/orders.entry.ts'
import { openStage, refusal, sundayTen } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const daughter = stage.as(stage.daughter.viewer)
const brother = stage.as(stage.brother.viewer)
const system = stage.ctx(anonymous)
const providerId = stage.provider.id
const later = (count: number) => new Date(sundayTen.getTime() + hours(count))

beforeEach(async () => {
  clock.set(saturdayMorning)
  await db.waitOffer.deleteMany({})
  await db.waitWish.deleteMany({})
  await db.hold.deleteMany({})
  await db.order.updateMany({ where: {}, data: { state: 'cancelled', dueAt: null, dueTransition: null } })
})

/** Everybody's Sunday is promised: what is free on it is what somebody gives back. */
async function fullSunday() {
  const orders = []
  for (const hour of [-2, 0, 2, 4, 6, 8]) orders.push(await stage.accepted(later(hour)))
  return orders
}
type Recipient = { id: string }
const join = async (
  recipient: Recipient,
  wish: object = {},
  key = stage.key(),
  viewer = stage.daughter.viewer,
) => {
  const draft = await stage.draft(viewer, recipient.id, later(48))
  return stage.as(viewer).waitlist.join({
    ...{ ...draft, key, firstDay: '2026-11-22', lastDay: '2026-11-22' },
    ...wish,
  })
}
const wishes = () => db.waitWish.findMany({ orderBy: { createdAt: 'asc' }, include: { offers: true } })
const openOffers = async () =>
  (await wishes()).flatMap(({ offers }) => offers.filter(({ state }) => state === 'open'))
const freed = () => db.outbox.count({ where: { topic: 'freed' } })
const cancel = (order: { id: string }) => stage.press(stage.daughter.viewer, order, 'cancel', '不需要了')

test('what is given back is kept a quarter of an hour for whoever came first, then for the next', async () => {
  const [first] = await fullSunday()
  await join(stage.father)
  clock.advance(minutes(1))
  await join(stage.motherInLaw)
  expect(await offerFreed(system, providerId)).toBe(0)
  const before = await freed()
  await cancel(first as { id: string })
  expect(await freed()).toBe(before + 1)
  expect(await offerFreed(system, providerId)).toBe(1)
  expect(await offerFreed(system, providerId)).toBe(0)
  const [his, hers] = await wishes()
  expect([his?.state, hers?.state]).toEqual(['offered', 'waiting'])
  expect(his?.offers[0]?.startsAt).toEqual(later(-2))
  const told = await db.outbox.findMany({ where: { topic: 'notice' }, orderBy: { id: 'desc' }, take: 1 })
  expect(told[0]?.payload).toMatchObject({ kind: 'wait_offered', to: { familyId: stage.family.id } })

  // Nobody else may have it meanwhile, not even by knowing when.
  expect(await refusal(stage.place(stage.motherInLaw.id, later(-2)))).toBe('orders.slot_taken')
  clock.advance(minutes(15))
  await sweepWaitlist(system)
  const [after, next] = await wishes()
  expect([after?.state, next?.state]).toEqual(['waiting', 'offered'])
  expect(next?.offers[0]?.startsAt).toEqual(later(-2))
})

test('taking it leads to a draft with the time held, and ordering it ends the wait', async () => {
  const [first] = await fullSunday()
  await join(stage.father)
  await cancel(first as { id: string })
  await offerFreed(system, providerId)
  const [offer] = await openOffers()
  const seen = await brother.waitlist.offer({ offerId: offer?.id ?? '' })
  expect(seen.offer).toMatchObject({ state: 'open', startsAt: later(-2), caregiverName: '王秀兰' })
  const ownerKey = stage.key()
  const { draftId } = await daughter.waitlist.take({ offerId: offer?.id ?? '', ownerKey })
  const order = await daughter.orders.place({ ownerKey, draftId, key: stage.key() })
  expect([order.startsAt, order.state]).toEqual([later(-2), 'awaiting_payment'])
  expect((await wishes())[0]).toMatchObject({ state: 'taken', offers: [{ state: 'taken' }] })
  const standing = await db.hold.findMany({ where: { startsAt: later(-2), releasedAt: null } })
  expect(standing.map(({ orderId }) => orderId)).toEqual([order.id])
})

test('two freed at once go to two families, and one freed time never to both, however many workers look', async () => {
  const [first, second] = await fullSunday()
  await join(stage.father)
  clock.advance(minutes(1))
  await join(stage.motherInLaw)
  await cancel(first as { id: string })
  await Promise.all(Array.from({ length: 6 }, () => offerFreed(system, providerId)))
  expect((await openOffers()).length).toBe(1)
  await cancel(second as { id: string })
  await Promise.all(
    Array.from({ length: 6 }, () => Promise.all([offerFreed(system, providerId), sweepWaitlist(system)])),
  )
  const offers = await openOffers()
  expect(offers.map(({ startsAt }) => startsAt).sort()).toEqual([later(-2), later(0)])
  const holds = await db.hold.findMany({ where: { orderId: null, releasedAt: null } })
  expect(holds.length).toBe(2)
})

test('a lost message loses nobody their turn: the sweep offers what is free', async () => {
  const [first] = await fullSunday()
  await join(stage.father)
  await cancel(first as { id: string })
  await db.outbox.deleteMany({ where: { topic: 'freed' } })
  expect(await sweepWaitlist(system)).toBe(1)
})

test('a wish is kept to: its days, its hours, its person; and it ends with its last day', async () => {
  const orders = await fullSunday()
  await join(stage.father, { fromMinute: 15 * 60, untilMinute: 17 * 60 })
  await cancel(orders[0] as { id: string })
  expect(await offerFreed(system, providerId)).toBe(0)
  await cancel(orders[4] as { id: string })
  expect(await offerFreed(system, providerId)).toBe(1)
  expect((await openOffers())[0]?.startsAt).toEqual(later(6))
  clock.set(later(48))
  await sweepWaitlist(system)
  await sweepWaitlist(system)
  expect((await wishes())[0]?.state).toBe('lapsed')
})

test('declined it goes on, left it is over, and joined twice it stands once', async () => {
  const [first] = await fullSunday()
  const key = stage.key()
  await Promise.all([join(stage.father, {}, key), join(stage.father, {}, key)])
  expect(await refusal(join(stage.father))).toBe('waitlist.already_waiting')
  await cancel(first as { id: string })
  await offerFreed(system, providerId)
  const [offer] = await openOffers()
  const offerId = offer?.id ?? ''
  await daughter.waitlist.decline({ offerId })
  await daughter.waitlist.decline({ offerId })
  expect(await refusal(daughter.waitlist.take({ offerId, ownerKey: stage.key() }))).toBe(
    'waitlist.offer_over',
  )
  // The same time is not offered to them again.
  expect(await offerFreed(system, providerId)).toBe(0)
  const [wish] = await daughter.waitlist.mine()
  const [left] = await daughter.waitlist.leave({ wishId: wish?.id ?? '' })
  expect([wish?.state, left?.state]).toEqual(['waiting', 'left'])
  expect(await db.hold.count({ where: { orderId: null, releasedAt: null } })).toBe(0)
})

test('the provider sees how many wait, and for what', async () => {
  await fullSunday()
  await join(stage.father)
  const queue = await stage.as(stage.manager.viewer).waitlist.queue({ providerId })
  expect(queue.offerings.map(({ title, count }) => [title, count])).toEqual([['上门助浴', 1]])
  expect(queue.wishes[0]).toMatchObject({ calledBy: '爸爸', state: 'waiting', firstDay: '2026-11-22' })
})
