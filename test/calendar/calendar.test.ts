import { beforeEach, expect, test } from 'vitest'
import { hours } from '../../server/kernel/clock.ts'
import { openStage, refusal, sundayTen } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const manager = stage.as(stage.manager.viewer)
const carer = stage.as(stage.carer.viewer)
const providerId = stage.provider.id
const wang = stage.caregiver.id
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
const later = (count: number) => new Date(sundayTen.getTime() + hours(count))
const sunday = { providerId, from: '2026-11-22', days: 1 }
/** An accepted visit of one of both. */
const by = async (caregiverId: string, startsAt: Date) => {
  const { id } = await stage.accepted(startsAt)
  const order = await stage.view({ id })
  if (order.visit.caregiver.id !== caregiverId)
    await manager.moving.propose({ orderId: id, startsAt, caregiverId, as: 'provider', key: stage.key() })
  return id
}
beforeEach(async () => {
  clock.set(saturdayMorning)
  await db.hold.updateMany({ where: { releasedAt: null }, data: { releasedAt: saturdayMorning } })
  await db.order.updateMany({ where: {}, data: { state: 'cancelled', dueAt: null, dueTransition: null } })
  for (const table of [db.leave, db.closing, db.holiday]) await (table as typeof db.leave).deleteMany({})
  await db.caregiver.updateMany({ where: { id: colleague.id }, data: { retiredAt: null } })
})

test('everybody’s day: work, visits with the ways between them, and who has to be asked', async () => {
  const [first, second] = [await by(wang, sundayTen), await by(wang, later(3))]
  const view = await manager.orders.calendar(sunday)
  expect(view.staff.map(({ name }) => name).sort()).toEqual(['王秀兰', '赵桂芳'])
  expect(view.staff.find(({ id }) => id === wang)?.work).toEqual([{ startsAt: later(-2), endsAt: later(10) }])
  const visits = view.visits.map(({ orderId, wayMinutes, trouble, movable }) => ({
    orderId,
    wayMinutes,
    trouble,
    movable,
  }))
  expect(visits).toEqual([
    { orderId: first, wayMinutes: null, trouble: null, movable: true },
    // The same home: the least way there is, or what is kept free where no place is known.
    { orderId: second, wayMinutes: expect.any(Number), trouble: null, movable: true },
  ])
})

test('what became impossible is named: away, outside the hours, closed, gone', async () => {
  const order = await by(colleague.id, sundayTen)
  const trouble = async () =>
    (await manager.orders.calendar(sunday)).visits.find(({ orderId }) => orderId === order)?.trouble
  expect(await trouble()).toBeNull()
  const shut = await db.closing.create({
    data: { providerId, firstDay: new Date('2026-11-22'), lastDay: new Date('2026-11-22'), key: stage.key() },
  })
  expect(await trouble()).toBe('closed')
  await db.closing.delete({ where: { id: shut.id } })
  await db.caregiverDay.create({
    data: { caregiverId: colleague.id, day: new Date('2026-11-22'), bounds: [] },
  })
  expect(await trouble()).toBe('hours')
  await db.leave.create({
    data: {
      caregiverId: colleague.id,
      startsAt: later(-1),
      endsAt: later(1),
      kind: 'sick',
      key: stage.key(),
    },
  })
  expect(await trouble()).toBe('leave')
  await db.caregiver.update({ where: { id: colleague.id }, data: { retiredAt: saturdayMorning } })
  expect(await trouble()).toBe('gone')
  await db.caregiverDay.deleteMany({})
})

test('a carer sees their own visits and time, a stranger nothing', async () => {
  const [mine, hers] = [await by(wang, sundayTen), await by(colleague.id, later(3))]
  const view = await carer.orders.calendar(sunday)
  expect(view.staff.map(({ id }) => id)).toEqual([wang])
  expect(view.visits.map(({ orderId }) => orderId)).toEqual([mine])
  expect(hers).not.toBe(mine)
  expect(await refusal(stage.as(stage.otherManager.viewer).orders.calendar(sunday))).toBe('orders.not_found')
})

test('a move is looked at before it is made: the visits before and after with their ways, and what is in the way', async () => {
  const [first, second] = [await by(wang, sundayTen), await by(colleague.id, later(3))]
  const look = (startsAt: Date, caregiverId = wang) =>
    manager.moving.preview({ orderId: second, startsAt, caregiverId })
  const fine = await look(later(3))
  expect([fine.reasons, fine.atOnce, fine.same]).toEqual([[], true, false])
  expect(fine.before).toMatchObject({ calledBy: '爸爸', startsAt: sundayTen })
  expect((await look(later(1))).reasons).toEqual(['overlap'])
  expect((await look(later(1.5))).reasons).toEqual(['way_before'])
  expect((await look(later(-1.5))).reasons).toEqual(['way_after'])
  expect((await look(later(9.5))).reasons).toEqual(['hours'])
  expect((await look(later(-25))).reasons).toContain('too_soon')
  expect((await look(later(5))).atOnce).toBe(false)
  expect((await look(later(3), colleague.id)).same).toBe(true)
  expect(
    await refusal(manager.moving.preview({ orderId: first, startsAt: later(3), caregiverId: stage.key() })),
  ).toBe('providers.caregiver_not_found')
})

test('somebody else at the same time goes at once and the family is told; another time is asked for', async () => {
  const order = await by(wang, sundayTen)
  const ask = (startsAt: Date) =>
    manager.moving.propose({
      orderId: order,
      startsAt,
      caregiverId: colleague.id,
      as: 'provider',
      key: stage.key(),
    })
  const replaced = await ask(sundayTen)
  expect([replaced.visit.caregiver.name, replaced.proposal]).toEqual(['赵桂芳', null])
  const [told] = await db.outbox.findMany({ where: { topic: 'notice' }, orderBy: { id: 'desc' }, take: 1 })
  expect(told?.payload).toMatchObject({ kind: 'visit_replaced' })
  const asked = await ask(later(2))
  expect([asked.startsAt, asked.proposal?.startsAt]).toEqual([sundayTen, later(2)])
})
