import { beforeEach, expect, test } from 'vitest'
import { verifyAll } from '../../server/events/events.entry.ts'
import { days } from '../../server/kernel/clock.ts'
import { settleAffected } from '../../server/suspensions/suspensions.entry.ts'
import { openStage, refusal, sundayTen } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { secondOperator } from '../support/second-operator.ts'
import { anonymous } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const operator = stage.as(stage.operator.viewer)
const manager = stage.as(stage.manager.viewer)
const daughter = stage.as(stage.daughter.viewer)
const system = stage.ctx(anonymous)
const until = { reason: '例行检查发现照护记录不实', settles: true } as const
const provider = { target: 'provider' as const, id: stage.provider.id }
const carer = { target: 'caregiver' as const, id: stage.caregiver.id }
const person = { target: 'person' as const, id: stage.daughter.id }
// 上门助浴 costs the same at the other house, and somebody is free there.
const told = async (kind: string) =>
  (await db.outbox.findMany({ where: { topic: 'notice' } })).filter(
    ({ payload }) => (payload as { kind: string }).kind === kind,
  )

beforeEach(async () => {
  clock.set(saturdayMorning)
  for (const { id } of await operator.suspensions.list({ scope: 'on' }))
    await operator.suspensions.move({ suspensionId: id, move: 'lift', text: '检查结束', key: stage.key() })
  await settleAffected(system)
  await db.hold.updateMany({ where: { releasedAt: null }, data: { releasedAt: saturdayMorning } })
  await db.outbox.deleteMany({})
})

const suspend = (what: typeof provider | typeof carer | typeof person, more: object = {}) =>
  operator.suspensions.suspend({ ...what, ...until, key: stage.key(), ...more })

test('a suspended provider takes nothing new at once, and what was agreed is paid back with others offered', async () => {
  const order = await stage.accepted()
  const seen = await operator.suspensions.preview(provider)
  expect([seen.visits, seen.families, seen.paidFen]).toEqual([1, 1, order.priceFen])
  const key = stage.key()
  const on = await operator.suspensions.suspend({ ...provider, ...until, key })
  expect(await operator.suspensions.suspend({ ...provider, ...until, key })).toMatchObject({ id: on.id })
  expect(await refusal(suspend(provider))).toBe('suspensions.on_already')
  expect(await refusal(stage.place(stage.father.id, new Date(sundayTen.getTime() + days(1))))).toMatch(
    /orders\.(offering_unavailable|provider_unbookable)/,
  )
  const { days: free } = await daughter.availability.slots({
    offeringId: stage.offering.id,
    caregiverId: null,
  })
  expect(free.flatMap(({ slots }) => slots)).toEqual([])
  expect(await settleAffected(system)).toBe(1)
  expect(await settleAffected(system)).toBe(0)
  const gone = await stage.view(order)
  expect([gone.state, gone.payment.refundedFen]).toEqual(['withdrawn', order.priceFen])
  const [offer] = await daughter.suspensions.offers({ orderId: order.id })
  expect(offer).toMatchObject({
    providerName: '示例·徐汇梧桐居家养老',
    sameTime: true,
    startsAt: sundayTen.toISOString(),
  })
  expect([(await told('suspended')).length, (await told('others_offered')).length]).toEqual([1, 1])
  const view = await operator.suspensions.get({ suspensionId: on.id })
  expect(view.orders.map(({ state, refundFen }) => [state, refundFen])).toEqual([
    ['refunded', order.priceFen],
  ])
  expect(await brokenInvariants(db, clock.now())).toEqual([])
})

test('an order placed while the operator presses is refused or on the list, never neither', async () => {
  for (let round = 0; round < 6; round++) {
    const startsAt = new Date(sundayTen.getTime() + days(round + 1))
    const ready = await stage.draft(stage.daughter.viewer, stage.father.id, startsAt)
    const [placed, on] = await Promise.all([
      refusal(daughter.orders.place({ ...ready, key: stage.key() })),
      suspend(provider),
    ])
    const orders = await db.order.findMany({ where: { startsAt, providerId: provider.id } })
    const listed = await db.affectedOrder.count({ where: { suspensionId: on.id } })
    expect([placed === 'went through', orders.length, listed]).toEqual([
      orders.length === 1,
      orders.length,
      orders.length,
    ])
    await settleAffected(system)
    for (const { id } of orders) expect((await stage.view({ id })).state).toBe('cancelled')
    await operator.suspensions.move({ suspensionId: on.id, move: 'lift', text: '核实无误', key: stage.key() })
  }
})

test('two operators at once make one suspension', async () => {
  const calls = await Promise.all([refusal(suspend(carer)), refusal(suspend(carer)), refusal(suspend(carer))])
  expect(calls.sort()).toEqual(['suspensions.on_already', 'suspensions.on_already', 'went through'])
  expect((await operator.suspensions.list({ scope: 'on' })).length).toBe(1)
})

test('a caregiver’s visits go to a colleague at the same time, and come to nobody else where none is free', async () => {
  const colleague = await db.caregiver.create({
    data: {
      ...{ providerId: stage.provider.id, name: '赵桂芳', gender: 'female', level: 3, skills: ['bathing'] },
      hours: { create: [{ weekday: 7, startMinute: 480, endMinute: 900 }] },
      credentials: {
        create: { kind: 'health_certificate', number: '沪示例0002', expiresOn: new Date('2027-06-30') },
      },
    },
  })
  const book = async (hour: number) => {
    const order = await stage.accepted(new Date(sundayTen.getTime() + hour * 3_600_000))
    if (order.visit.caregiver.id === colleague.id)
      await manager.moving.propose({
        ...{ orderId: order.id, startsAt: order.startsAt, caregiverId: carer.id, as: 'provider' },
        key: stage.key(),
      })
    return order
  }
  const [morning, evening] = [await book(0), await book(7)]
  const on = await suspend(carer)
  await settleAffected(system)
  const [one, two] = [await stage.view(morning), await stage.view(evening)]
  expect([one.state, one.visit.caregiver.name, one.startsAt]).toEqual(['accepted', '赵桂芳', sundayTen])
  expect([two.state, two.payment.refundedFen]).toEqual(['withdrawn', two.priceFen])
  const { orders } = await operator.suspensions.get({ suspensionId: on.id })
  expect(orders.map(({ state, caregiverName }) => [state, caregiverName])).toEqual([
    ['rehomed', '赵桂芳'],
    ['refunded', ''],
  ])
  const { days: free } = await daughter.availability.slots({
    offeringId: stage.offering.id,
    caregiverId: carer.id,
  })
  expect(free.flatMap(({ slots }) => slots)).toEqual([])
  await db.caregiver.update({ where: { id: colleague.id }, data: { retiredAt: clock.now() } })
})

test('who died between two visits goes on where it stood; two workers at once pay nothing back twice', async () => {
  const orders = [await stage.accepted(), await stage.accepted(new Date(sundayTen.getTime() + 3 * 3_600_000))]
  const on = await suspend(provider)
  const dies = { ...system, clock: { now: dyingAfter(4) } }
  await settleAffected(dies).catch(() => 'died')
  await Promise.all([settleAffected(system), settleAffected(system), settleAffected(system)])
  clock.advance(11 * 60_000)
  await settleAffected(system)
  for (const order of orders) {
    const { state, payment, priceFen } = await stage.view(order)
    expect([state, payment.refundedFen]).toEqual(['withdrawn', priceFen])
    expect(await db.refund.count({ where: { payment: { orderId: order.id } } })).toBe(1)
  }
  const { pending } = await operator.suspensions.get({ suspensionId: on.id })
  expect(pending).toBe(0)
  expect(await brokenInvariants(db, clock.now())).toEqual([])
})

/** A clock that breaks after being asked so often: stands for a process that dies in the middle. */
function dyingAfter(times: number) {
  let asked = 0
  return () => {
    asked += 1
    if (asked > times) throw new Error('the process died')
    return clock.now()
  }
}

test('its manager appeals once; lifted, it is bookable again and families are told', async () => {
  const order = await stage.accepted()
  const on = await suspend(provider)
  await settleAffected(system)
  const appeal = (text: string) =>
    manager.suspensions.move({ suspensionId: on.id, move: 'appeal', text, key: stage.key() })
  expect((await appeal('记录是齐的，附上照片编号。')).state).toBe('appealed')
  expect(await refusal(appeal('再说一遍'))).toBe('suspensions.changed_meanwhile')
  const answer = (move: 'keep' | 'lift', by = operator) =>
    by.suspensions.move({ suspensionId: on.id, move, text: '核对过了', key: stage.key() })
  expect(await refusal(answer('keep'))).toBe('suspensions.colleague_decides')
  expect(await refusal(answer('lift'))).toBe('suspensions.colleague_decides')
  expect(await operator.suspensions.get({ suspensionId: on.id })).toMatchObject({
    colleague: true,
    moves: [],
  })
  const colleague = stage.as(await secondOperator(db))
  expect((await answer('keep', colleague)).state).toBe('active')
  expect(await refusal(appeal('还有'))).toBe('suspensions.appealed_before')
  expect(await refusal(daughter.suspensions.get({ suspensionId: on.id }))).toBe('suspensions.not_found')
  expect((await answer('lift')).state).toBe('lifted')
  expect((await db.provider.findUniqueOrThrow({ where: { id: provider.id } })).state).toBe('verified')
  expect((await told('back_again')).length).toBe(1)
  expect((await stage.view(order)).state).toBe('withdrawn')
  expect((await stage.place(stage.father.id, sundayTen)).state).toBe('awaiting_payment')
  expect((await verifyAll(db)).broken).toBe(null)
})

test('what has an end is lifted by the clock, and visits after it stay', async () => {
  const late = await stage.accepted(new Date(sundayTen.getTime() + days(4)))
  const on = await suspend(provider, { until: '2026-11-23' })
  await settleAffected(system)
  expect((await stage.view(late)).state).toBe('accepted')
  clock.set(new Date('2026-11-23T16:00:00Z'))
  await settleAffected(system)
  expect((await operator.suspensions.get({ suspensionId: on.id })).state).toBe('lifted')
  expect(await refusal(suspend(provider, { until: '2026-11-20' }))).toBe('suspensions.until_past')
})

test('a suspended person reads and appeals, and orders nothing; their visits stay where the operator says so', async () => {
  const order = await stage.accepted()
  const on = await suspend(person, { settles: false })
  await settleAffected(system)
  expect((await stage.view(order)).state).toBe('accepted')
  expect(await refusal(stage.place(stage.father.id, new Date(sundayTen.getTime() + days(2))))).toBe(
    'accounts.suspended',
  )
  const barred = stage.as({ ...stage.daughter.viewer, suspended: true })
  expect(await refusal(barred.families.create({ name: '另一个家' }))).toBe('accounts.suspended')
  const said = { suspensionId: on.id, move: 'appeal' as const, text: '那天是误会', key: stage.key() }
  expect((await barred.suspensions.move(said)).state).toBe('appealed')
  expect(await refusal(operator.suspensions.preview({ target: 'person', id: stage.operator.id }))).toBe(
    'suspensions.target_not_found',
  )
})
