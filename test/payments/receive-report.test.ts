import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyChain } from '../../server/events/events.entry.ts'
import { applyPayment } from '../../server/orders/orders.entry.ts'
import type { PaymentReport } from '../../server/payments/payment-port.ts'
import { type News, receiveReport, requestRefund, sendRefund } from '../../server/payments/payments.entry.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { moneyOf, openPage, orderToPay, PRICE } from './order-bench.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock)

type Kind = PaymentReport['kind']
const reportOf = (externalId: string, kind: Kind, changes: Partial<PaymentReport> = {}): PaymentReport => ({
  id: `evt_${randomUUID()}`,
  externalId,
  kind,
  payload: {},
  ...changes,
})

/** Takes the news down instead of moving an order. */
function listener() {
  const news: News[] = []
  return { news, apply: async (_tx: unknown, _ctx: unknown, one: News) => void news.push(one) }
}

describe('a report', () => {
  test('is stored with what it changes, and the order hears of it once', async () => {
    const order = await orderToPay(db, world)
    const page = await openPage(db, order.id)
    const { news, apply } = listener()
    const report = reportOf(page.externalId, 'paid', { payload: { amount: PRICE } })
    expect(await receiveReport(ctx, report, apply)).toEqual({ state: 'paid' })
    expect(await receiveReport(ctx, report, apply)).toEqual({ state: 'paid' })
    expect(news).toEqual([
      { orderId: order.id, packageId: null, paymentId: page.id, kind: 'paid', amountFen: PRICE },
    ])
    const kept = await db.paymentEvent.findUniqueOrThrow({ where: { id: report.id } })
    expect(kept).toMatchObject({ kind: 'paid', payload: { amount: PRICE }, appliedAt: clock.now() })
  })

  test('leaves nothing behind when the order cannot take it, and may come again', async () => {
    const order = await orderToPay(db, world)
    const page = await openPage(db, order.id)
    const report = reportOf(page.externalId, 'paid')
    const broken = receiveReport(ctx, report, () => Promise.reject(new Error('no room')))
    await expect(broken).rejects.toThrow('no room')
    expect(await db.paymentEvent.count({ where: { id: report.id } })).toBe(0)
    expect(await db.payment.findUniqueOrThrow({ where: { id: page.id } })).toMatchObject({ state: 'open' })
    expect(await receiveReport(ctx, report, listener().apply)).toMatchObject({ state: 'paid' })
  })

  test('about a payment we do not know is kept, and taken in when it comes again', async () => {
    const order = await orderToPay(db, world)
    const report = reportOf(`pay_${randomUUID()}`, 'paid')
    const { news, apply } = listener()
    expect(await receiveReport(ctx, report, apply)).toBeNull()
    await db.payment.create({
      data: { orderId: order.id, externalId: report.externalId, amountFen: 1, adapter: 'sandbox', url: '' },
    })
    expect(await receiveReport(ctx, report, apply)).toMatchObject({ state: 'paid' })
    expect(news).toHaveLength(1)
  })

  test('delivered ten times at once is applied once', async () => {
    const order = await orderToPay(db, world)
    const page = await openPage(db, order.id)
    const report = reportOf(page.externalId, 'paid')
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => receiveReport(ctx, report, applyPayment)),
    )
    expect(new Set(answers.map((answer) => answer?.state))).toEqual(new Set(['paid']))
    expect(await db.event.count({ where: { stream: `order:${order.id}`, transition: 'pay' } })).toBe(1)
  })
})

describe('reports in any order, some twice, some at once', () => {
  const kinds = fc.constantFrom<'paid' | 'failed' | 'expired'>('paid', 'failed', 'expired')

  test('end where the strongest of them says', { timeout: 60_000 }, async () => {
    const story = fc.record({
      told: fc.array(kinds, { minLength: 1, maxLength: 5 }),
      again: fc.array(fc.nat({ max: 9 }), { maxLength: 5 }),
      together: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(story, async ({ told, again, together }) => {
        const order = await orderToPay(db, world)
        const page = await openPage(db, order.id)
        const reports = told.map((kind) => reportOf(page.externalId, kind))
        const deliveries = [...reports, ...again.flatMap((index) => reports[index] ?? [])]
        const { news, apply } = listener()
        const deliver = (report: PaymentReport) => receiveReport(ctx, report, apply)
        if (together) await Promise.all(deliveries.map(deliver))
        else for (const report of deliveries) await deliver(report)

        const expected = (['paid', 'expired', 'failed'] as const).find((kind) => told.includes(kind))
        const { state } = await db.payment.findUniqueOrThrow({ where: { id: page.id } })
        expect(state).toBe(expected)
        expect(news.filter(({ kind }) => kind === 'paid')).toHaveLength(told.includes('paid') ? 1 : 0)
        expect(new Set(news.map(({ kind }) => kind)).size).toBe(news.length)
      }),
      { numRuns: 25 },
    )
  })

  test('leave the family with a paid order or its whole money, whatever the clock did', {
    timeout: 90_000,
  }, async () => {
    const story = fc.record({
      pages: fc.integer({ min: 1, max: 3 }),
      lapsesAfter: fc.nat({ max: 6 }),
      told: fc.array(fc.tuple(fc.nat({ max: 2 }), kinds), { minLength: 1, maxLength: 6 }),
    })
    await fc.assert(
      fc.asyncProperty(story, async ({ pages, lapsesAfter, told }) => {
        const order = await orderToPay(db, world)
        const opened = []
        for (let i = 0; i < pages; i++) opened.push(await openPage(db, order.id))
        let lapsed = false
        for (const [index, [page, kind]] of told.entries()) {
          if (index === lapsesAfter) lapsed = await lapse(order.id)
          const report = reportOf(opened[page % pages]!.externalId, kind)
          await receiveReport(ctx, report, applyPayment)
          await receiveReport(ctx, report, applyPayment)
        }
        await sendAll(order.id)

        const paidPages = new Set(told.filter(([, kind]) => kind === 'paid').map(([page]) => page % pages))
          .size
        const { state } = await db.order.findUniqueOrThrow({ where: { id: order.id } })
        const keeps = paidPages > 0 && !lapsed ? PRICE : 0
        expect(state).toBe(lapsed ? 'lapsed' : paidPages > 0 ? 'requested' : 'awaiting_payment')
        expect(await moneyOf(db, order.id)).toEqual({
          paid: paidPages * PRICE,
          returned: paidPages * PRICE - keeps,
          promised: 0,
        })
        expect(await verifyChain(db, `order:${order.id}`)).toBeNull()
      }),
      { numRuns: 20 },
    )
  })

  /** The slot's time is over before any money came. True when the order still waited for it. */
  async function lapse(orderId: string): Promise<boolean> {
    const { count } = await db.order.updateMany({
      where: { id: orderId, state: 'awaiting_payment' },
      data: { state: 'lapsed', dueAt: null, dueTransition: null },
    })
    return count === 1
  }

  async function sendAll(orderId: string) {
    const refunds = await db.refund.findMany({ where: { payment: { orderId } } })
    for (const { id } of refunds) await sendRefund(ctx, { refundId: id })
  }
})

describe('refunds', () => {
  async function paidOrder() {
    const order = await orderToPay(db, world)
    const page = await openPage(db, order.id)
    await receiveReport(ctx, reportOf(page.externalId, 'paid'), applyPayment)
    return { order, page }
  }

  test('their reports may come before, between and after our own notes, in any order', {
    timeout: 60_000,
  }, async () => {
    const outcomes = fc.constantFrom<'refunded' | 'refund_failed'>('refunded', 'refund_failed')
    await fc.assert(
      fc.asyncProperty(
        fc.array(outcomes, { maxLength: 3 }),
        fc.array(outcomes, { maxLength: 3 }),
        async (before, later) => {
          const { order, page } = await paidOrder()
          await inTransaction(db, (tx) =>
            requestRefund(tx, ctx, { orderId: order.id, amountFen: 500, reason: 'x' }),
          )
          const { id } = await db.refund.findFirstOrThrow({ where: { paymentId: page.id } })
          const refundExternalId = `re_${id}`
          const say = (kind: Kind) =>
            receiveReport(ctx, reportOf(page.externalId, kind, { refundExternalId }), applyPayment)
          const slow = testCtx(db, clock, undefined, {
            ports: {
              ...ctx.ports,
              payments: { ...ctx.ports.payments, refund: async () => ({ refundExternalId, done: false }) },
            },
          })
          for (const kind of before) await say(kind)
          await sendRefund(slow, { refundId: id })
          await sendRefund(slow, { refundId: id })
          for (const kind of later) await say(kind)

          const all = [...before, ...later]
          const expected = all.includes('refund_failed')
            ? 'failed'
            : all.includes('refunded')
              ? 'done'
              : 'requested'
          expect((await db.refund.findUniqueOrThrow({ where: { id } })).state).toBe(expected)
          expect(
            await db.paymentEvent.count({ where: { externalId: refundExternalId, appliedAt: null } }),
          ).toBe(0)
          expect(await verifyChain(db, `order:${order.id}`)).toBeNull()
        },
      ),
      { numRuns: 15 },
    )
  })

  test('a report without the name of its refund changes nothing', async () => {
    const { page } = await paidOrder()
    expect(await receiveReport(ctx, reportOf(page.externalId, 'refunded'), applyPayment)).toMatchObject({
      state: 'paid',
    })
  })
})
