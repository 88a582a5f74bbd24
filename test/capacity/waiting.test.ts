import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { minutes } from '../../server/kernel/clock.ts'
import { offerFreed, sweepWaitlist } from '../../server/orders/orders.entry.ts'
import { saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous } from '../support/world.ts'
import { at, openHouse, refusal } from './steps.ts'

const { db } = await testDatabase()
const house = await openHouse(db)
const { sell, order, api, clock } = house
const system = house.ctx(anonymous)
const providerId = house.provider.id
const monday = at('2026-11-23')

beforeEach(async () => {
  clock.set(saturdayMorning)
  await db.waitOffer.deleteMany()
  await db.waitWish.deleteMany()
})

async function join(offeringId: string, wish: object = {}, recipientId = house.father.id) {
  const ownerKey = randomUUID()
  const { id: draftId } = await api.drafts.begin({ ownerKey, offeringId })
  await api.drafts.setWho({ ownerKey, draftId, who: { recipientId } })
  const days = { firstDay: '2026-11-23', lastDay: '2026-11-23' }
  const [mine] = await api.waitlist.join({ ownerKey, draftId, key: randomUUID(), ...days, ...wish })
  return mine
}
const offers = () =>
  db.waitOffer.findMany({
    orderBy: { offeredAt: 'asc' },
    include: { placeHold: { include: { taken: true } } },
  })
const states = async () =>
  (await db.waitWish.findMany({ orderBy: { createdAt: 'asc' } })).map(({ state }) => state)

test('a seat given back is kept for whoever came first, and nobody else has it meanwhile; then it goes to the next', async () => {
  const { offering } = await sell({ capacity: 1 })
  const taken = await order({ offeringId: offering.id, startsAt: monday })
  expect((await join(offering.id))?.places).toEqual({ term: 'day', count: 1 })
  clock.advance(minutes(1))
  await join(offering.id, {}, house.motherInLaw.id)
  expect(await offerFreed(system, providerId)).toBe(0)
  await house.press(house.daughter.viewer, taken, 'cancel')
  const both = await Promise.all([offerFreed(system, providerId), offerFreed(system, providerId)])
  expect(both.sort()).toEqual([0, 1])
  expect(await states()).toEqual(['offered', 'waiting'])
  const [kept] = await offers()
  expect([kept?.startsAt, kept?.endsAt, kept?.placeHold?.taken.length]).toEqual([
    monday,
    at('2026-11-23', '17:00'),
    1,
  ])
  expect(await refusal(order({ offeringId: offering.id, startsAt: monday }))).toBe('capacity.full')
  clock.advance(minutes(15))
  await sweepWaitlist(system)
  expect(await states()).toEqual(['waiting', 'offered'])
  expect((await offers()).map(({ state, placeHold }) => [state, placeHold?.taken.length])).toEqual([
    ['lapsed', 0],
    ['open', 1],
  ])
})

test('taken, it leads to a draft of that place; ordering it ends the wait and the place is taken once', async () => {
  const { offering, pool } = await sell({ capacity: 1 })
  await join(offering.id)
  expect(await offerFreed(system, providerId)).toBe(1)
  const [wish] = await api.waitlist.mine()
  expect(wish?.offer).toMatchObject({ startsAt: monday, caregiverName: null })
  const ownerKey = randomUUID()
  const { draftId } = await api.waitlist.take({ offerId: wish?.offer?.id ?? '', ownerKey })
  const placed = await api.orders.place({ ownerKey, draftId, key: randomUUID() })
  expect(placed).toMatchObject({ state: 'awaiting_payment', startsAt: monday })
  expect(await states()).toEqual(['taken'])
  const holds = await db.placeTaken.findMany({ where: { poolId: pool.id }, include: { hold: true } })
  expect(holds.map(({ hold }) => hold.orderId)).toEqual([placed.id])
})

test('two months are offered only where every day of them is free; not this one goes to the next', async () => {
  const { offering } = await sell({ kind: 'place', unit: 'month', capacity: 1 })
  await order({ offeringId: offering.id, startsAt: at('2027-01-04') })
  const wide = { firstDay: '2026-11-30', lastDay: '2027-02-10' }
  await join(offering.id, { ...wide, count: 2 })
  expect(await offerFreed(system, providerId)).toBe(1)
  const [first] = await offers()
  expect(first?.startsAt).toEqual(at('2027-02-04'))
  await api.waitlist.decline({ offerId: first?.id ?? '' })
  expect(await states()).toEqual(['waiting'])
  expect(await offerFreed(system, providerId)).toBe(1)
  expect((await offers()).at(-1)?.startsAt).toEqual(at('2027-02-05'))
  expect(await refusal(join(offering.id, { ...wide, count: 13 }, house.motherInLaw.id))).toBe(
    'capacity.too_long',
  )
})

test('a class is waited for by the child’s age, which is asked first', async () => {
  const { offering } = await sell({ kind: 'place', category: 'childcare_full', ageClass: 'toddler_24' })
  const child = await house.child('2025-03-10')
  await db.recipient.update({ where: { id: child }, data: { bornOn: null } })
  expect(await refusal(join(offering.id, {}, child))).toBe('capacity.born_on_missing')
  await db.recipient.update({ where: { id: child }, data: { bornOn: new Date('2025-03-10') } })
  await join(offering.id, {}, child)
  expect(await offerFreed(system, providerId)).toBe(1)
  expect(await refusal(join(offering.id, {}, child))).toBe('waitlist.already_waiting')
})
