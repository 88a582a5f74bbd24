import { beforeEach, expect, test } from 'vitest'
import { after, days } from '../../server/kernel/clock.ts'
import { fireDue } from '../../server/orders/orders.entry.ts'
import { closePackages } from '../../server/packages/packages.entry.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { sundayTen } from '../orders/steps.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous } from '../support/world.ts'
import { openHolder } from './holder.ts'

const { db } = await testDatabase()
const stage = await openHolder(db)
const { api, clock, balanced } = stage
const start = clock.now()
const TWO = { visits: 2, priceFen: 30_001 }
const weekly = {
  recurrence: {
    ...{ frequency: 'weekly' as const, weekdays: [7], firstDay: '2026-11-22', startMinute: 600 },
    ...{ ends: 'count' as const, count: 4 },
  },
}

beforeEach(async () => {
  clock.set(start)
  await db.hold.updateMany({ where: { releasedAt: null }, data: { releasedAt: start } })
  for (const one of await db.visitPackage.findMany({ where: { state: 'active' }, select: { id: true } }))
    if ((await stage.get(one)).backFen > 0) await stage.refund(one)
})

const drafted = async () => {
  const draft = await stage.draft(stage.daughter.viewer, stage.father.id, sundayTen)
  await api.drafts.setPlan({ ...draft, plan: weekly })
  return draft
}

/** A plan of four Sundays, its first visit accepted; the orders in their order. */
async function running() {
  const draft = await drafted()
  const quote = await api.drafts.quote(draft)
  const first = await api.orders.place({ ...draft, key: stage.key(), ...(quote && { quote: quote.seen }) })
  await stage.press(stage.manager.viewer, first, 'accept')
  const { planId } = await db.order.findUniqueOrThrow({ where: { id: first.id } })
  const visits = await db.order.findMany({ where: { planId }, orderBy: { startsAt: 'asc' } })
  return { planId: planId ?? '', visits }
}

/** Four days before it the clock bills a visit. */
async function bill({ id, startsAt }: { id: string; startsAt: Date }) {
  clock.set(after(startsAt, -days(4)))
  await fireDue(stage.ctx(anonymous), id)
  return stage.view({ id })
}

/** What kinds of notices lead to a page. */
async function told(path: string) {
  const rows = await db.outbox.findMany({ where: { topic: 'notice' }, orderBy: { createdAt: 'asc' } })
  const notices = rows.map(({ payload }) => payload as { kind: string; path: string })
  return notices.filter((notice) => notice.path === path).map(({ kind }) => kind)
}

test('before it is ordered a family reads how many visits its package pays, and what is to be paid besides', async () => {
  await stage.bought(TWO)
  const draft = await drafted()
  expect(await api.drafts.previewPlan(draft)).toMatchObject({
    paidAhead: 2,
    months: [
      { month: '2026-11', visits: 2, fen: 0 },
      { month: '2026-12', visits: 2, fen: 33_600 },
    ],
  })
  expect(await api.drafts.quote(draft)).toMatchObject({ selfFen: 0, package: { no: 1, of: 2 } })
})

test('each visit is drawn when its bill is due while there is one left; then it is paid as usual', async () => {
  const one = await stage.bought(TWO)
  const { planId, visits } = await running()
  const [first, second, third] = visits
  if (!first || !second || !third) throw new Error('no visits')
  expect(await stage.get(one)).toMatchObject({ free: 1, drawn: 1 })
  const seen = await api.plans.get({ planId })
  expect(seen.visitFen).toBe(16_800)
  expect(seen.visits.map(({ paidAhead }) => paidAhead)).toEqual([false, true, false, false])
  const drawn = await bill(second)
  expect(drawn).toMatchObject({ state: 'accepted', payment: { state: 'none', amountFen: 0 } })
  expect(drawn.quote).toMatchObject({ selfFen: 0, package: { number: one.number, no: 2, fen: 15_001 } })
  expect(await told(`/orders/${second.id}`)).toEqual(['plan_drawn'])
  const billed = await bill(third)
  expect(billed).toMatchObject({ state: 'awaiting_payment', quote: { package: null, selfFen: 16_800 } })
  expect(await stage.get(one)).toMatchObject({ free: 0, drawn: 2, custodyFen: 30_001 })
  await balanced()
})

test('one that is called off goes back to the package, and the next one is drawn from it', async () => {
  const one = await stage.bought(TWO)
  const [, second, third, fourth] = (await running()).visits
  if (!second || !third || !fourth) throw new Error('no visits')
  await bill(second)
  await stage.press(stage.daughter.viewer, second, 'cancel')
  expect(await stage.get(one)).toMatchObject({ free: 1, drawn: 1 })
  expect((await bill(third)).quote?.package).toMatchObject({ no: 2 })
  await stage.press(stage.manager.viewer, third, 'withdraw', '护理员生病')
  expect(await stage.get(one)).toMatchObject({ free: 1, drawn: 1, custodyFen: 30_001 })
  expect((await bill(fourth)).quote?.package).toMatchObject({ no: 2 })
  await balanced()
})

test('a plan that ends before its first visit is accepted gives it back; one whose family pays sooner draws sooner', async () => {
  const one = await stage.bought(TWO)
  const draft = await drafted()
  const first = await api.orders.place({ ...draft, key: stage.key() })
  await stage.press(stage.manager.viewer, first, 'decline', '排不出人')
  expect(await stage.get(one)).toMatchObject({ free: 2, drawn: 0 })
  const [, second] = (await running()).visits
  const { url } = await api.orders.pay({ orderId: second?.id ?? '' })
  expect(url).toContain(second?.id)
  expect((await stage.view({ id: second?.id ?? '' })).state).toBe('accepted')
  expect(await stage.get(one)).toMatchObject({ free: 0, drawn: 2 })
  await balanced()
})

test('its provider closes: what no visit was drawn for goes back, what was drawn goes with its visit', async () => {
  const one = await stage.bought(TWO)
  const [first, second] = (await running()).visits
  if (!first || !second) throw new Error('no visits')
  const operator = stage.ctx(stage.operator.viewer) as Parameters<typeof closePackages>[1]
  const ended = await inTransaction(db, (tx) => closePackages(tx, operator, stage.provider.id))
  expect(ended.packageFen).toBe(15_001)
  expect((await told(`/packages/${one.id}`)).at(-1)).toBe('package_closed')
  await stage.press(stage.manager.viewer, first, 'withdraw', '停业')
  expect(await stage.get(one)).toMatchObject({ state: 'refunded', free: 0, drawn: 0, custodyFen: 0 })
  expect((await bill(second)).quote?.package).toBeNull()
  expect(await stage.custody(one)).toBe(0)
  await balanced()
})

test('of one whose every visit was ordered nobody is told that so many go back', async () => {
  const one = await stage.bought(TWO)
  await stage.accepted(after(sundayTen, days(1)))
  await stage.accepted(after(sundayTen, days(2)))
  const operator = stage.ctx(stage.operator.viewer) as Parameters<typeof closePackages>[1]
  await inTransaction(db, (tx) => closePackages(tx, operator, stage.provider.id))
  expect((await told(`/packages/${one.id}`)).at(-1)).toBe('package_closed_booked')
  expect(await stage.get(one)).toMatchObject({ state: 'refunded', drawn: 2, custodyFen: 30_001 })
})
