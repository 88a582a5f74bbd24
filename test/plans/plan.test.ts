import { beforeEach, expect, test } from 'vitest'
import { days, hours } from '../../server/kernel/clock.ts'
import { fireDue } from '../../server/orders/orders.entry.ts'
import { openStage, refusal, sundayTen } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const daughter = stage.as(stage.daughter.viewer)
const system = stage.ctx(anonymous)
const weekly = {
  recurrence: { frequency: 'weekly' as const, weekdays: [7], firstDay: '2026-11-22', startMinute: 600 },
}
beforeEach(async () => {
  clock.set(saturdayMorning)
  await db.hold.updateMany({ where: { releasedAt: null }, data: { releasedAt: saturdayMorning } })
})

type Plan = NonNullable<Parameters<typeof daughter.drafts.setPlan>[0]['plan']>
const drafted = async (plan: Plan, startsAt = sundayTen) => {
  const draft = await stage.draft(stage.daughter.viewer, stage.father.id, startsAt)
  await daughter.drafts.setPlan({ ...draft, plan })
  return draft
}
const placed = async (plan: Plan, startsAt = sundayTen) => {
  const draft = await drafted(plan, startsAt)
  const order = await daughter.orders.place({ ...draft, key: stage.key() })
  const { planId } = await db.order.findUniqueOrThrow({ where: { id: order.id } })
  return { order, planId: planId ?? '' }
}
const visitsOf = (planId: string) =>
  db.order.findMany({ where: { planId }, orderBy: { planDay: 'asc' }, include: { visit: true, holds: true } })

test('eight Sundays are promised with the first, each an order with its own firm time', async () => {
  const { order, planId } = await placed(weekly)
  const visits = await visitsOf(planId)
  expect(visits.map(({ planDay }) => planDay?.toISOString().slice(5, 10))).toEqual([
    ...['11-22', '11-29', '12-06', '12-13', '12-20', '12-27', '01-03', '01-10'],
  ])
  expect(visits.map(({ state }) => state)).toEqual(['awaiting_payment', ...Array(7).fill('planned')])
  expect(new Set(visits.map(({ visit }) => visit?.caregiverId)).size).toBe(1)
  expect(visits.slice(1).every(({ holds: [hold] }) => hold?.expiresAt === null)).toBe(true)
  expect(visits.every(({ startsAt }) => startsAt.getUTCHours() === 2)).toBe(true)
  expect((await stage.view(order)).state).toBe('awaiting_payment')
})

test('while the first is not paid, nothing of the plan outlives it', async () => {
  const { planId } = await placed(weekly)
  clock.advance(hours(1))
  await fireDue(system, null)
  const visits = await visitsOf(planId)
  expect(visits[0]?.state).toBe('lapsed')
  expect(visits.slice(1).map(({ state }) => state)).toEqual(Array(7).fill('cancelled'))
  expect(visits.flatMap(({ holds }) => holds).every(({ releasedAt }) => releasedAt)).toBe(true)
  expect((await db.plan.findUniqueOrThrow({ where: { id: planId } })).state).toBe('ended')
})

test('accepted once, later visits are billed four days ahead and settled by their payment', async () => {
  const { order, planId } = await placed(weekly)
  await stage.pay(order)
  await stage.press(stage.manager.viewer, order, 'accept')
  expect((await db.plan.findUniqueOrThrow({ where: { id: planId } })).state).toBe('active')
  const second = (await visitsOf(planId))[1]
  if (!second) throw new Error('no second visit')
  clock.set(new Date(second.startsAt.getTime() - days(4)))
  await fireDue(system, second.id)
  expect((await stage.view(second)).state).toBe('awaiting_payment')
  await stage.pay(second)
  const settled = await stage.view(second)
  expect([settled.state, settled.visit.state]).toEqual(['accepted', 'assigned'])
})

test('a later visit that nobody pays lapses a day before, and alone', async () => {
  const { order, planId } = await placed(weekly)
  await stage.pay(order)
  await stage.press(stage.manager.viewer, order, 'accept')
  const [, second, third] = await visitsOf(planId)
  if (!second || !third) throw new Error('no visits')
  clock.set(new Date(second.startsAt.getTime() - days(4)))
  await fireDue(system, second.id)
  clock.set(new Date(second.startsAt.getTime() - days(1)))
  await fireDue(system, second.id)
  expect((await stage.view(second)).state).toBe('lapsed')
  expect((await stage.view(third)).state).toBe('planned')
  expect((await db.plan.findUniqueOrThrow({ where: { id: planId } })).state).toBe('active')
})

test('declined, the whole plan is off and the money goes back', async () => {
  const { order, planId } = await placed(weekly)
  await stage.pay(order)
  await stage.press(stage.manager.viewer, order, 'decline', '那天有事')
  expect((await visitsOf(planId)).map(({ state }) => state)).toEqual([
    'declined',
    ...Array(7).fill('cancelled'),
  ])
})

test('a family may pay a planned visit at once', async () => {
  const { order, planId } = await placed(weekly)
  await stage.pay(order)
  await stage.press(stage.manager.viewer, order, 'accept')
  const third = (await visitsOf(planId))[2]
  if (!third) throw new Error('no third visit')
  await stage.pay(third)
  expect((await stage.view(third)).state).toBe('accepted')
})

test('what is taken is shown with other ways, and stands in the way until it is solved or skipped', async () => {
  const other = await stage.place(stage.father.id, new Date(sundayTen.getTime() + days(7)))
  await stage.pay(other)
  const draft = await drafted(weekly)
  const preview = await daughter.drafts.previewPlan(draft)
  const taken = preview.dates.filter(({ state }) => state === 'taken')
  expect(taken.map(({ day }) => day)).toEqual(['2026-11-29'])
  expect(preview.open).toBe(1)
  expect(taken[0]?.options.length).toBeGreaterThan(0)
  expect(await refusal(daughter.orders.place({ ...draft, key: stage.key() }))).toBe('plans.dates_open')
  const [option] = taken[0]?.options ?? []
  if (!option) throw new Error('no option')
  const choice = { startsAt: option.startsAt, caregiverId: option.caregiver.id }
  await daughter.drafts.setPlan({ ...draft, plan: { ...weekly, choices: { '2026-11-29': choice } } })
  const order = await daughter.orders.place({ ...draft, key: stage.key() })
  const { planId } = await db.order.findUniqueOrThrow({ where: { id: order.id } })
  const second = (await visitsOf(planId ?? ''))[1]
  expect([second?.planDay?.toISOString().slice(0, 10), second?.startsAt]).toEqual([
    '2026-11-29',
    option.startsAt,
  ])
})

test('holidays are left out where that is wanted, and named', async () => {
  const draft = await drafted({ recurrence: { ...weekly.recurrence, frequency: 'daily', holidays: 'skip' } })
  await db.holiday.create({ data: { day: new Date('2026-11-25'), name: '示例节', kind: 'off' } })
  const preview = await daughter.drafts.previewPlan(draft)
  expect(preview.leftOut).toEqual([{ day: '2026-11-25', name: '示例节' }])
  expect(preview.dates.map(({ day }) => day)).not.toContain('2026-11-25')
  await db.holiday.delete({ where: { day: new Date('2026-11-25') } })
})
