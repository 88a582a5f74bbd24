import { expect, test } from 'vitest'
import { days } from '../../server/kernel/clock.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testCtx } from '../support/world.ts'
import { type Actor, buildCast } from './cast.ts'

const { db } = await testDatabase()
const clock = movableClock()
const { ours, theirs, viewers } = await buildCast(db, clock)
const as = (actor: Actor) => createCaller(testCtx(db, clock, viewers[actor]))
const ended = clock.now()
const aWeekLater = () => clock.set(new Date(ended.getTime() + days(7)))

test('where to pay is told to the family’s payers, not to its watchers and not to operators', async () => {
  const urlFor = async (actor: Actor) => (await as(actor).orders.get({ orderId: ours.unpaid })).payment.url
  expect(await urlFor('organiser')).toContain(ours.payment)
  expect(await urlFor('watcher')).toBeNull()
  expect(await urlFor('operator')).toBeNull()
})

test('an order that ended without a visit hides phone, address and note from the provider at once', async () => {
  await db.order.update({ where: { id: ours.accepted }, data: { state: 'cancelled', note: '门锁 1234' } })
  for (const actor of ['manager', 'carer'] as const) {
    const order = await as(actor).orders.get({ orderId: ours.accepted })
    expect([order.addressLine, order.recipient.phone, order.note]).toEqual(['', null, ''])
    const rows = await as(actor).orders.forProvider({ providerId: ours.providerId, bucket: 'past' })
    expect(rows.find(({ id }) => id === ours.accepted)?.addressLine).toBe('')
  }
  expect((await as('organiser').orders.get({ orderId: ours.accepted })).note).toBe('门锁 1234')
})

test('a week after the visit the address is gone from the provider’s order, list and day', async () => {
  const manager = as('manager')
  const seen = async () => {
    const order = await manager.orders.get({ orderId: ours.closed })
    const list = await manager.orders.forProvider({ providerId: ours.providerId, bucket: 'past' })
    const day = await manager.orders.dayForProvider({ providerId: ours.providerId, date: '2026-11-21' })
    const inRows = [list, day].map((rows) => rows.find(({ id }) => id === ours.closed)?.addressLine)
    return [order.addressLine, order.recipient.phone, ...inRows].filter(Boolean).length
  }
  expect(await seen()).toBe(4)
  aWeekLater()
  expect(await seen()).toBe(0)
  expect((await as('organiser').orders.get({ orderId: ours.closed })).addressLine).not.toBe('')
})

test('an operator’s list names nobody and no street; opening an order is remembered', async () => {
  const looks = () => db.operatorLook.count({ where: { orderId: theirs.done } })
  // Whoever judged something of it has looked at it before.
  await db.operatorLook.deleteMany({ where: { orderId: theirs.done } })
  const rows = await as('operator').orders.forOperator({})
  expect(rows.map(({ addressLine }) => addressLine).join('')).toBe('')
  expect(rows.every(({ recipientName }) => recipientName.endsWith('**'))).toBe(true)
  expect(await looks()).toBe(0)
  await as('operator').orders.get({ orderId: theirs.done })
  expect(await looks()).toBe(1)
})

test('a draft names only caregivers of the provider it is for', async () => {
  const { ownerKey, draftId } = ours.draft
  const when = { ownerKey, draftId, startsAt: clock.now(), note: '' }
  const foreign = await as('anonymous').drafts.setWhen({ ...when, caregiverId: theirs.caregiverId })
  expect(foreign.caregiverName).toBeNull()
  const own = await as('anonymous').drafts.setWhen({ ...when, caregiverId: ours.caregiverId })
  expect(own.caregiverName).toBe('王秀兰')
})
