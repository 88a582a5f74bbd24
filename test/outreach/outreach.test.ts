import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyChain } from '../../server/events/events.entry.ts'
import { days, hours } from '../../server/kernel/clock.ts'
import { matrix } from '../../server/kernel/lifecycle.ts'
import type { Viewer } from '../../server/kernel/view.contract.ts'
import { addDays, dayOf } from '../../server/kernel/wall-time.ts'
import { type Ground, grounds } from '../../server/outreach/outreach.contract.ts'
import { fireDueOutreach } from '../../server/outreach/outreach.entry.ts'
import { outreachLifecycle } from '../../server/outreach/outreach.lifecycle.ts'
import { pointsOf, urgencyOf } from '../../server/outreach/urgency.rules.ts'
import { eraseDue } from '../../server/privacy/erasure.ts'
import { keepNoLonger } from '../../server/privacy/keep-no-longer.ts'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { visitedOrder } from '../support/visited-order.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
await seedRegions(db)
const as = (viewer: Viewer) => createCaller(testCtx(db, clock, viewer))
const family = as(world.daughter.viewer)
const operator = as(world.operator.viewer)
const key = () => randomUUID()
const orderId = await visitedOrder(db, clock, world)
const recipientId = world.father.id
const outcome = (asked: Promise<unknown>) =>
  asked.then(
    () => 'went through',
    (error: Error) => error.message,
  )
const person = {
  ...{ name: '杨秀珍', phone: '13800000071', regionCode: '310115', street: '花木街道' },
  ...{ addressLine: '示例路 2 弄 5 号', source: '区民政局四季度名单' },
}
const enter = (more: { name?: string; grounds: Ground[] }) =>
  operator.outreach.enter({ ...person, ...more, key: key() })
const told = async () => {
  const rows = await db.outbox.findMany({
    where: { topic: 'notice', deliveredAt: null },
    orderBy: { id: 'asc' },
  })
  await db.outbox.updateMany({ data: { deliveredAt: clock.now() } })
  return rows
    .map(({ payload }) => payload as { kind: string; to: object })
    .filter(({ kind }) => kind.startsWith('outreach'))
    .map(({ kind, to }) => `${kind} ${Object.keys(to)[0]}`)
}
const fire = () => fireDueOutreach(testCtx(db, clock))
await told()
let own = ''

test('who may do what at which stage', () => {
  expect(`\n${matrix(outreachLifecycle, ['operator', 'family', 'clock'])}\n`).toBe(`
           | operator                                      | family     | clock
to_visit   | visit,not_met,arrange,refuse,move_away,delist | leave_list | remind
visited    | visit,arrange,refuse,move_away,delist         | leave_list | come_round
cared_for  | visit,refuse,move_away,delist                 | leave_list | come_round
unwilling  | visit,move_away,delist                        | leave_list | come_round
moved_away | -                                             | -          | -
ended      | -                                             | -          | -
withdrawn  | -                                             | -          | -
`)
})

test('more hardship never makes it less urgent', () => {
  fc.assert(
    fc.property(fc.subarray([...grounds]), fc.subarray([...grounds]), (some, more) => {
      const both = [...new Set([...some, ...more])]
      expect(pointsOf(both)).toBeGreaterThanOrEqual(pointsOf(some))
      expect(urgencyOf(pointsOf(both)).firstDays).toBeLessThanOrEqual(urgencyOf(pointsOf(some)).firstDays)
      expect(pointsOf([...some, ...some])).toBe(pointsOf(some))
    }),
  )
})

test('a family declares somebody once, with the facts that are known; nobody is named to the operators', async () => {
  const asked = { recipientId, grounds: ['disabled', 'alone'] as Ground[], agreed: true as const }
  await family.entitlements.enter({
    ...{ kind: 'assessment', recipientId, assessedOn: addDays(dayOf(clock.now()), -10), grade: 'severe' },
    ...{ score: 40, assessor: '浦东照护评估站', key: key() },
  })
  const [paper] = await operator.entitlements.submitted()
  const entitlementId = paper?.id ?? ''
  await operator.entitlements.open({ entitlementId, reason: '核对评估' })
  const decision = { decision: 'confirm', reason: '与材料一致', key: key() } as const
  await operator.entitlements.decide({ entitlementId, ...decision })
  const same = key()
  await Promise.all([
    family.outreach.declare({ ...asked, key: same }),
    family.outreach.declare({ ...asked, key: same }),
  ])
  expect(await outcome(family.outreach.declare({ ...asked, key: key() }))).toBe('outreach.listed_already')
  expect(await told()).toEqual(['outreach_declared operators'])
  const { rows, total } = await operator.outreach.list({})
  own = rows[0]?.id ?? ''
  expect([total, rows[0]?.name, rows[0]?.points, rows[0]?.urgency, rows[0]?.place]).toEqual([
    ...[1, '林**', 5, 'high', '上海市 浦东新区'],
  ])
  const { facts } = await operator.outreach.get({ hardshipId: own })
  expect(facts.map(({ ground, fact }) => [ground, fact])).toEqual([
    ['disabled', 'assessment'],
    ['alone', 'declared'],
  ])
  expect(JSON.stringify(await operator.outreach.list({}))).not.toContain('林建国')
})

test('the desk enters whom a public list names, once, sealed; the list is ordered by what weighs more', async () => {
  const { id } = await enter({ grounds: ['low_income'] })
  expect(await outcome(enter({ grounds: ['alone'] }))).toBe('outreach.listed_already')
  await enter({ name: '许根生', grounds: ['destitute', 'alone', 'very_old'] })
  const row = await db.hardship.findUniqueOrThrow({ where: { id } })
  expect(JSON.stringify(row)).not.toContain('杨秀珍')
  const { rows, states, late } = await operator.outreach.list({})
  expect(rows.map(({ name, points }) => [name, points])).toEqual([
    ...[
      ['许**', 6],
      ['林**', 5],
      ['杨**', 2],
    ],
  ])
  expect([states.to_visit, late]).toEqual([3, 0])
  const only = async (filter: object) => (await operator.outreach.list(filter)).rows.map(({ name }) => name)
  expect(await only({ ground: 'alone' })).toEqual(['许**', '林**'])
  expect(await only({ street: '花木' })).toEqual(['许**', '杨**'])
  expect(await only({ regionCode: '310104' })).toEqual([])
  expect(await only({ state: 'visited' })).toEqual([])
})

test('who it is shows after a reason, for half an hour, and the family reads who looked and why', async () => {
  expect((await operator.outreach.get({ hardshipId: own })).person).toBeNull()
  clock.advance(hours(1))
  await operator.outreach.open({ hardshipId: own, reason: '今天下午上门走访' })
  const { person: seen, orders } = await operator.outreach.get({ hardshipId: own })
  expect([seen?.name, orders.length]).toEqual(['林建国', 1])
  const [look] = await family.privacy.looks()
  expect([look?.kind, look?.reason, look?.path]).toEqual([
    ...['hardship', '今天下午上门走访', `/family/recipients/${recipientId}/outreach`],
  ])
  clock.advance(hours(1))
  expect((await operator.outreach.get({ hardshipId: own })).person).toBeNull()
  const rows = await operator.outreach.export({ reason: '交街道走访组' })
  expect(rows.map(({ name }) => name)).toEqual(['许根生', '林建国', '杨秀珍'])
  expect((await family.privacy.looks())[0]?.reason).toBe('交街道走访组')
})

test('nobody came: it is overdue, on top, and asked about again', async () => {
  clock.advance(days(9))
  expect(await fire()).toBe(2)
  expect(await fire()).toBe(0)
  expect(await told()).toEqual(['outreach_due operators', 'outreach_due operators'])
  const { rows, late } = await operator.outreach.list({ late: true })
  expect([rows.length, late, rows.every((row) => row.late)]).toEqual([2, 2, true])
  expect((await operator.console.home()).find(({ name }) => name === 'outreach')).toMatchObject({ count: 3 })
})

test('met, cared for by an order of theirs, come round again: each step once, sealed, and the chain holds', async () => {
  const secret = '糖尿病足，走路不稳'
  const move = (name: 'visit' | 'not_met' | 'arrange' | 'delist', more: object = {}) =>
    outcome(operator.outreach.move({ hardshipId: own, move: name, key: key(), ...more }))
  const twice = key()
  expect(await move('visit', { note: secret, key: twice })).toBe('went through')
  expect(await move('visit', { note: secret, key: twice })).toBe('went through')
  expect(await move('not_met')).toBe('outreach.changed_meanwhile')
  expect(await move('visit', { nextOn: dayOf(clock.now()) })).toBe('outreach.next_not_ahead')
  expect(await told()).toEqual(['outreach_moved familyId'])
  const { number } = await db.order.findUniqueOrThrow({ where: { id: orderId } })
  expect(await move('arrange', { orderNumber: '000000-000000' })).toBe('outreach.order_not_theirs')
  const raced = await Promise.all([move('arrange', { orderNumber: number }), move('arrange')])
  expect(raced.filter((one) => one === 'went through')).toHaveLength(1)
  const nextOn = addDays(dayOf(clock.now()), 7)
  const { contactBy, state, lateSince } = await db.hardship.findUniqueOrThrow({ where: { id: own } })
  expect([state, lateSince, dayOf(new Date((contactBy?.getTime() ?? 0) - 1))]).toEqual([
    ...['cared_for', null, nextOn],
  ])
  clock.advance(days(7))
  await fire()
  expect((await operator.outreach.get({ hardshipId: own })).state).toBe('to_visit')
  await operator.outreach.open({ hardshipId: own, reason: '按约回访' })
  const { steps } = await operator.outreach.get({ hardshipId: own })
  expect(steps.map(({ transition }) => transition)).toEqual([
    ...['enlist', 'remind', 'visit', 'arrange', 'come_round'],
  ])
  expect(steps[2]?.note).toBe(secret)
  expect(await verifyChain(db, `outreach:${own}`)).toBeNull()
  const kept = [await db.hardship.findMany(), await db.outbox.findMany(), await db.event.findMany()]
  expect(JSON.stringify(kept)).not.toContain('糖尿病')
  const { hardship } = await family.outreach.ofRecipient({ recipientId })
  expect([hardship?.state, hardship?.going]).toEqual(['to_visit', true])
  expect(JSON.stringify(hardship)).not.toContain('陈立')
})

test('the family leaves: nothing of it is kept but that it was; others are forgotten after a year', async () => {
  await told()
  await family.outreach.withdraw({ recipientId, key: key() })
  expect(await told()).toEqual(['outreach_withdrawn operators'])
  const row = await db.hardship.findUniqueOrThrow({ where: { id: own } })
  expect([row.state, row.words, row.grounds, row.facts, row.dueAt]).toEqual(['withdrawn', '', [], {}, null])
  expect(await outcome(family.outreach.withdraw({ recipientId, key: key() }))).toBe('outreach.not_found')
  const { rows } = await operator.outreach.list({ ground: 'low_income' })
  const hardshipId = rows[0]?.id ?? ''
  await operator.outreach.move({ hardshipId, move: 'move_away', key: key() })
  clock.advance(days(366))
  await keepNoLonger(testCtx(db, clock))
  await operator.outreach.open({ hardshipId, reason: '核对旧名单' })
  expect((await operator.outreach.get({ hardshipId })).person?.name).toBe('')
  expect(await db.hardship.findUniqueOrThrow({ where: { id: own } })).toMatchObject({ recipientId: null })
})

test('whoever is forgotten leaves the list with the rest', async () => {
  const asked = { recipientId, grounds: ['alone'] as Ground[], agreed: true as const, key: key() }
  await family.outreach.declare(asked)
  await db.familyMember.deleteMany({ where: { userId: world.brother.id } })
  await db.erasure.create({
    data: { userId: world.daughter.id, askedAt: clock.now(), dueAt: clock.now() },
  })
  await eraseDue(testCtx(db, clock))
  expect(await db.hardship.count({ where: { recipientId } })).toBe(0)
})
