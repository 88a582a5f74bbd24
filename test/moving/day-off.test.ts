import { beforeEach, expect, test } from 'vitest'
import { hours } from '../../server/kernel/clock.ts'
import { openStage, refusal, sundayTen } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const manager = stage.as(stage.manager.viewer)
const providerId = stage.provider.id
const sick = stage.caregiver.id
const day = '2026-11-22'
const colleague = await db.caregiver.create({
  data: {
    ...{ providerId, name: '赵桂芳', gender: 'female', level: 3, skills: ['bathing'], bufferMinutes: 30 },
    hours: {
      create: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 480, endMinute: 900 })),
    },
    credentials: {
      create: { kind: 'health_certificate', number: '沪示例0002', expiresOn: new Date('2027-06-30') },
    },
  },
})
beforeEach(async () => {
  clock.set(saturdayMorning)
  await db.hold.updateMany({ where: { releasedAt: null }, data: { releasedAt: saturdayMorning } })
  await db.order.updateMany({ where: {}, data: { state: 'closed', dueAt: null, dueTransition: null } })
  await db.leave.deleteMany({})
})

const later = (count: number) => new Date(sundayTen.getTime() + hours(count))
const by = async (caregiverId: string, startsAt: Date) => {
  const order = await stage.accepted(startsAt)
  if (order.visit.caregiver.id !== caregiverId)
    await manager.moving.propose({
      orderId: order.id,
      startsAt,
      caregiverId,
      as: 'provider',
      key: stage.key(),
    })
  const { proposal } = await stage.view(order)
  if (proposal)
    await stage.as(stage.daughter.viewer).moving.answer({ proposalId: proposal.id, answer: 'agree' })
  return stage.view(order)
}

test('a sick day in one confirmation: replaced where somebody is free, called off where nobody is, families told', async () => {
  const morning = await by(sick, sundayTen)
  const evening = await by(sick, later(7))
  const seen = await manager.moving.dayOff({ providerId, caregiverId: sick, day })
  expect(seen.visits.map(({ orderId, best }) => [orderId, best?.name ?? null])).toEqual([
    [morning.id, '赵桂芳'],
    [evening.id, null],
  ])
  const key = stage.key()
  const choices = seen.visits.map(({ orderId, best }) => ({ orderId, to: best?.id ?? ('nobody' as const) }))
  const left = await manager.moving.replaceDay({ providerId, caregiverId: sick, day, choices, key })
  expect(left.visits).toEqual([])
  await manager.moving.replaceDay({ providerId, caregiverId: sick, day, choices, key })
  const [one, two] = [await stage.view(morning), await stage.view(evening)]
  expect([one.state, one.visit.caregiver.name, one.startsAt]).toEqual(['accepted', '赵桂芳', sundayTen])
  expect([two.state, two.payment.refundedFen]).toEqual(['withdrawn', two.priceFen])
  expect(await db.leave.count({ where: { caregiverId: sick, kind: 'sick' } })).toBe(1)
  const told = await db.outbox.findMany({ where: { topic: 'notice' } })
  const kinds = told.map(({ payload }) => payload as { kind: string; to: { familyId?: string } })
  expect(kinds.some(({ kind, to }) => kind === 'visit_replaced' && to.familyId)).toBe(true)
  expect(kinds.some(({ kind, to }) => kind === 'order_withdrawn' && to.familyId)).toBe(true)
})

test('within the notice period a colleague may still step in', async () => {
  const order = await by(sick, sundayTen)
  clock.set(later(-1))
  const { visits } = await manager.moving.dayOff({ providerId, caregiverId: sick, day })
  const choices = visits.map(({ orderId, best }) => ({ orderId, to: best?.id ?? ('nobody' as const) }))
  await manager.moving.replaceDay({ providerId, caregiverId: sick, day, choices, key: stage.key() })
  expect((await stage.view(order)).visit.caregiver.name).toBe('赵桂芳')
})

test('a visit that came in meanwhile is not passed over', async () => {
  await by(sick, sundayTen)
  const call = manager.moving.replaceDay({
    providerId,
    caregiverId: sick,
    day,
    choices: [],
    key: stage.key(),
  })
  expect(await refusal(call)).toBe('moving.day_incomplete')
  expect(await db.leave.count()).toBe(0)
})

test('two carers swap their visits, or neither does', async () => {
  const one = await by(sick, sundayTen)
  const other = await by(colleague.id, sundayTen)
  const { visits } = await manager.moving.swaps({ providerId, orderId: one.id })
  expect(visits.map(({ orderId, can }) => [orderId, can])).toEqual([[other.id, true]])
  await manager.moving.swap({ providerId, orderId: one.id, otherOrderId: other.id, key: stage.key() })
  const names = async () =>
    Promise.all([one, other].map(async (order) => (await stage.view(order)).visit.caregiver.id))
  expect(await names()).toEqual([colleague.id, sick])
  const late = await by(sick, later(6))
  const seen = await manager.moving.swaps({ providerId, orderId: late.id })
  expect(seen.visits.map(({ orderId, can }) => [orderId, can])).toEqual([[one.id, false]])
  const swap = manager.moving.swap({ providerId, orderId: late.id, otherOrderId: one.id, key: stage.key() })
  expect(await refusal(swap)).toBe('moving.swap_impossible')
  expect(await names()).toEqual([colleague.id, sick])
  expect(await db.hold.count({ where: { orderId: one.id, releasedAt: null } })).toBe(1)
})

test('only managers', async () => {
  const carer = stage.as(stage.carer.viewer)
  expect(await refusal(carer.moving.dayOff({ providerId, caregiverId: sick, day }))).toBe(
    'providers.not_allowed',
  )
  const stranger = stage.as(stage.bystander.viewer)
  expect(await refusal(stranger.moving.dayOff({ providerId, caregiverId: sick, day }))).toBe(
    'providers.not_found',
  )
})
