import { beforeEach, expect, test } from 'vitest'
import { createTopics } from '../../server/outbox/topics.ts'
import { runPayouts } from '../../server/payouts/payouts.entry.ts'
import { settleAffected } from '../../server/suspensions/suspensions.entry.ts'
import { openStage, refusal, sundayTen } from '../orders/steps.ts'
import { movableClock, saturdayMorning } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { deliver } from '../support/deliver.ts'
import { brokenInvariants } from '../support/invariants.ts'
import { anonymous } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stage = await openStage(db, clock)
const operator = stage.as(stage.operator.viewer)
const second = stage.as(stage.operator.viewer)
const daughter = stage.as(stage.daughter.viewer)
const system = stage.ctx(anonymous)
const topics = createTopics(system, { emitChanged: () => {}, refresh: async () => {} })
const providerId = stage.provider.id
const reason = '负责人失联，房租拖欠三个月'
const notice = '因经营困难，本机构自即日起停止服务。已付的钱全部原路退回。'
const open = (more: object = {}) =>
  operator.closures.open({ providerId, reason, shortNotice: '负责人失联', key: stage.key(), ...more })
type Step = Parameters<typeof operator.closures.takeStep>[0]['step']
const take = (closureId: string, step: Step, key: string = stage.key()) =>
  operator.closures.takeStep({ closureId, step, key, notice: step === 'notice' ? notice : '' })

/** Delivers what waits for the outside: refunds and payouts go out and come back through the sandbox. */
async function settleMoney(): Promise<void> {
  const rows = await db.outbox.findMany({
    where: { deliveredAt: null, topic: { in: ['refund', 'payout', 'payout_reversal', 'ask_back'] } },
    orderBy: { id: 'asc' },
  })
  for (const { id } of rows) await deliver(system, topics, id)
}

beforeEach(() => clock.set(saturdayMorning))

test('from the freeze to balanced books: every family is listed, paid back and shown others; two press each step', async () => {
  const served = await stage.completed()
  await stage.press(stage.daughter.viewer, served, 'confirm')
  clock.set(saturdayMorning)
  const ahead = [
    await stage.accepted(new Date(sundayTen.getTime() + 86_400_000)),
    await stage.accepted(new Date(sundayTen.getTime() + 2 * 86_400_000)),
  ]
  const unpaid = await stage.place(stage.father.id, new Date(sundayTen.getTime() + 3 * 86_400_000))
  expect(await refusal(open({ shortNotice: '' }))).toBe('closures.short_notice')
  expect(await refusal(open({ lastDay: '2026-11-20' }))).toBe('closures.last_day_past')
  const key = stage.key()
  const closure = await open({ key })
  expect((await open({ key })).id).toBe(closure.id)
  expect(await refusal(open())).toBe('closures.running_already')
  const { id } = closure
  expect(await refusal(stage.place(stage.father.id, new Date(sundayTen.getTime() + 4 * 86_400_000)))).toMatch(
    /offering_unavailable|provider_unbookable/,
  )
  // Nothing is paid back before the step that says so.
  await settleAffected(system)
  expect((await stage.view(ahead[0] as { id: string })).state).toBe('accepted')
  expect(await refusal(take(id, 'settle'))).toBe('closures.not_the_next_step')
  expect(
    await refusal(
      operator.suspensions.move({
        suspensionId: closure.suspensionId,
        move: 'lift',
        text: '好了',
        key: stage.key(),
      }),
    ),
  ).toBe('suspensions.closing')
  // Two operators press the same step at once: it is taken once.
  const both = await Promise.all([
    refusal(take(id, 'hold')),
    refusal(second.closures.takeStep({ closureId: id, step: 'hold', key: stage.key() })),
  ])
  expect(both.sort()).toEqual(['closures.not_the_next_step', 'went through'])
  await runPayouts(system, { now: true })
  expect(await db.payout.count()).toBe(0)
  const listed = await take(id, 'list')
  expect(listed.steps.find(({ name }) => name === 'list')?.result).toMatchObject({ families: 1, orders: 3 })
  expect(await refusal(operator.closures.takeStep({ closureId: id, step: 'notice', key: stage.key() }))).toBe(
    'closures.notice_missing',
  )
  expect(await stage.as(anonymous).closures.notice({ providerId })).toBe(null)
  await take(id, 'notice')
  expect(await stage.as(anonymous).closures.notice({ providerId })).toMatchObject({ notice })
  const again = stage.key()
  await take(id, 'settle', again)
  await take(id, 'settle', again)
  expect(await refusal(take(id, 'balance'))).toBe('closures.not_settled')
  await settleAffected(system)
  expect(await refusal(take(id, 'balance'))).toBe('closures.not_balanced')
  await settleMoney()
  for (const order of ahead) {
    const { state, payment, priceFen } = await stage.view(order)
    expect([state, payment.refundedFen]).toEqual(['withdrawn', priceFen])
    const offers = await daughter.suspensions.offers({ orderId: order.id })
    expect(offers[0]?.providerName).toBe('示例·徐汇梧桐居家养老')
  }
  expect((await stage.view(unpaid)).state).toBe('cancelled')
  const balanced = await take(id, 'balance')
  expect(balanced.money).toMatchObject({ heldFen: 0, refundingFen: 0, differences: 0, open: 0, pending: 0 })
  expect(balanced.money.receivedFen).toBe(3 * served.priceFen)
  expect(balanced.money.refundedFen).toBe(2 * served.priceFen)
  const done = await take(id, 'release')
  expect([done.state, done.next]).toEqual(['done', null])
  expect(done.families.map(({ paidFen, refundFen }) => [paidFen, refundFen])).toEqual([
    [2 * served.priceFen, 2 * served.priceFen],
  ])
  expect((await db.provider.findUniqueOrThrow({ where: { id: providerId } })).state).toBe('suspended')
  expect(await brokenInvariants(db, clock.now())).toEqual([])
}, 120_000)

test('a house that announces its end serves until its last day, and may go on after all', async () => {
  const providerId = stage.other.provider.id
  const before = await operator.closures.open({
    ...{ providerId, reason: '租约到期', lastDay: '2026-12-25', key: stage.key() },
  })
  expect(before.shortNotice).toBe('')
  const { id } = before
  for (const step of ['hold', 'list', 'notice', 'settle'] as const) await take(id, step)
  await settleAffected(system)
  const over = await operator.closures.callOff({ closureId: id, reason: '续租谈妥了', key: stage.key() })
  expect([over.state, over.next]).toEqual(['called_off', null])
  expect(await refusal(take(id, 'balance'))).toBe('closures.over')
  const provider = await db.provider.findUniqueOrThrow({ where: { id: providerId } })
  expect([provider.state, provider.payoutsHeldAt]).toEqual(['verified', null])
  expect(await stage.as(anonymous).closures.notice({ providerId })).toBe(null)
})
