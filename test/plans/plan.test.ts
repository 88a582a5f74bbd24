import { beforeEach, expect, test } from 'vitest'
import { days, hours } from '../../server/kernel/clock.ts'
import { extendPlans, fireDue } from '../../server/orders/orders.entry.ts'
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
  const over = { state: 'ended' as const, endedAt: saturdayMorning }
  await db.plan.updateMany({ where: { state: { not: 'ended' } }, data: over })
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
const running = async (plan: Plan = weekly) => {
  const { order, planId } = await placed(plan)
  await stage.pay(order)
  await stage.press(stage.manager.viewer, order, 'accept')
  return planId
}
const daysOf = (visits: Awaited<ReturnType<typeof visitsOf>>, ...states: string[]) =>
  visits
    .filter(({ state }) => states.includes(state))
    .map(({ planDay }) => planDay?.toISOString().slice(5, 10))
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
  // Its time is kept as long as it may be paid, and from then on for good.
  const keptUntil = async () =>
    (await db.hold.findFirstOrThrow({ where: { orderId: second.id, releasedAt: null } })).expiresAt
  expect(await keptUntil()).toEqual((await db.order.findUniqueOrThrow({ where: { id: second.id } })).dueAt)
  await stage.pay(second)
  expect(await keptUntil()).toBeNull()
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

test('as weeks go by further ones are made, each once, whoever asks', async () => {
  const planId = await running()
  clock.advance(days(15))
  await Promise.all([extendPlans(system), extendPlans(system)])
  await extendPlans(system)
  const made = daysOf(await visitsOf(planId), 'planned', 'awaiting_payment')
  expect(made.at(-1)).toBe('01-31')
  expect(new Set(made).size).toBe(made.length)
})

test('a day that finds nobody is a gap the family hears of once, and solves with another hour', async () => {
  const planId = await running()
  const busy = new Date(sundayTen.getTime() + days(56))
  const [carer] = await db.visit.findMany({
    where: { order: { planId } },
    select: { caregiverId: true },
    take: 1,
  })
  await db.leave.create({
    data: {
      caregiverId: carer?.caregiverId ?? '',
      startsAt: busy,
      endsAt: new Date(busy.getTime() + hours(2)),
      kind: 'personal',
      key: stage.key(),
    },
  })
  clock.advance(days(3))
  await extendPlans(system)
  await extendPlans(system)
  const plan = await daughter.plans.get({ planId })
  expect(plan.gaps.map(({ day }) => day)).toEqual(['2027-01-17'])
  const told = await db.outbox.count({
    where: {
      topic: 'notice',
      AND: [
        { payload: { path: ['kind'], equals: 'plan_gap' } },
        { payload: { path: ['path'], equals: `/plans/${planId}` } },
      ],
    },
  })
  expect(told).toBe(1)
  const [option] = plan.gaps[0]?.options ?? []
  if (!option) throw new Error('no option')
  const choice = { startsAt: option.startsAt, caregiverId: option.caregiver.id }
  const solved = await daughter.plans.solve({ planId, day: '2027-01-17', choice })
  expect(solved.gaps).toEqual([])
  expect(solved.visits.at(-1)?.startsAt).toEqual(option.startsAt)
  await db.leave.deleteMany({})
})

test('this and later: from a day on another rule, what came before stays', async () => {
  const planId = await running()
  const { version } = await daughter.plans.get({ planId })
  const recurrence = { frequency: 'weekly' as const, weekdays: [3], firstDay: '2026-12-10', startMinute: 840 }
  const changed = await daughter.plans.change({ planId, fromDay: '2026-12-10', recurrence, version })
  expect(daysOf(await visitsOf(planId), 'planned', 'accepted')).toEqual([
    ...['11-22', '11-29', '12-06', '12-16', '12-23', '12-30', '01-06', '01-13'],
  ])
  expect(changed.next).toMatchObject({ fromDay: '2026-12-10', recurrence: { weekdays: [3] } })
  const again = daughter.plans.change({ planId, fromDay: '2026-12-10', recurrence, version })
  expect(await refusal(again)).toBe('plans.changed_meanwhile')
})

test('ended from a day on: later visits are free again, earlier ones come', async () => {
  const planId = await running()
  const ended = await daughter.plans.end({ planId, fromDay: '2026-12-06', key: stage.key() })
  expect(ended.state).toBe('ended')
  const visits = await visitsOf(planId)
  expect(daysOf(visits, 'planned', 'accepted')).toEqual(['11-22', '11-29'])
  expect(
    visits
      .filter(({ state }) => state === 'cancelled')
      .every(({ holds }) => holds.every((one) => one.releasedAt)),
  ).toBe(true)
  clock.advance(days(20))
  expect(await extendPlans(system)).toEqual({ made: 0, gaps: 0 })
})

test('others do not know of it', async () => {
  const planId = await running()
  expect(await refusal(stage.as(stage.bystander.viewer).plans.get({ planId }))).toBe('plans.not_found')
  expect((await stage.as(stage.manager.viewer).plans.get({ planId })).mine).toBe(false)
  const end = stage.as(stage.manager.viewer).plans.end({ planId, fromDay: '2026-12-06', key: stage.key() })
  expect(await refusal(end)).toBe('plans.not_found')
})
