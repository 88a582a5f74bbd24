import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyChain } from '../../server/events/events.entry.ts'
import { room } from '../../server/live/rooms.contract.ts'
import { applyPayment } from '../../server/orders/orders.entry.ts'
import { receiveReport, requestRefund, sendRefund } from '../../server/payments/payments.entry.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { moneyOf, openPage, orderToPay, PRICE } from './order-bench.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const ctx = testCtx(db, clock)

async function paidOrder() {
  const order = await orderToPay(db, world)
  const page = await openPage(db, order.id)
  const report = { id: `evt_${page.id}`, externalId: page.externalId, kind: 'paid' as const, payload: {} }
  await receiveReport(ctx, report, applyPayment)
  return { order, page }
}

const ask = (orderId: string, amountFen: number, reason: string) =>
  inTransaction(db, (tx) => requestRefund(tx, ctx, { orderId, amountFen, reason }))
const refundsOf = (paymentId: string) =>
  db.refund.findMany({ where: { paymentId }, orderBy: { createdAt: 'asc' } })

describe('asking for a refund', () => {
  test('promises it and leaves the sending to the outbox', async () => {
    const { order, page } = await paidOrder()
    expect(await ask(order.id, 8_400, 'cancelled')).toBe(8_400)
    const [refund] = await refundsOf(page.id)
    expect(refund).toMatchObject({ amountFen: 8_400, state: 'requested', reason: 'cancelled' })
    const sent = await db.outbox.findMany({ where: { topic: 'refund' } })
    expect(sent.map(({ payload }) => payload)).toContainEqual({ refundId: refund?.id })
  })

  test('does nothing where nothing was paid', async () => {
    const order = await orderToPay(db, world)
    const page = await openPage(db, order.id)
    expect(await ask(order.id, PRICE, 'lapsed')).toBe(0)
    expect(await refundsOf(page.id)).toEqual([])
  })

  test('honours a reason once', async () => {
    const { order, page } = await paidOrder()
    await ask(order.id, 100, 'cancelled')
    expect(await ask(order.id, 100, 'cancelled')).toBe(0)
    expect(await refundsOf(page.id)).toHaveLength(1)
  })

  test('never gives back more than was paid, however many ask at once', { timeout: 60_000 }, async () => {
    const asked = fc.array(fc.integer({ min: 1, max: PRICE * 2 }), { minLength: 2, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(asked, async (amounts) => {
        const { order } = await paidOrder()
        const given = await Promise.all(
          amounts.map((amount, index) => ask(order.id, amount, `reason ${index}`)),
        )
        const total = given.reduce((sum, amount) => sum + amount, 0)
        expect(total).toBe(
          Math.min(
            PRICE,
            amounts.reduce((sum, amount) => sum + amount, 0),
          ),
        )
        expect(await moneyOf(db, order.id)).toEqual({ paid: PRICE, returned: 0, promised: total })
      }),
      { numRuns: 12 },
    )
  })

  test('rolls back with what asked for it', async () => {
    const { order, page } = await paidOrder()
    const undone = inTransaction(db, async (tx) => {
      await requestRefund(tx, ctx, { orderId: order.id, amountFen: 1, reason: 'cancelled' })
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect(await refundsOf(page.id)).toEqual([])
  })

  test('of an order paid twice gives back the payment that is meant', async () => {
    const { order, page } = await paidOrder()
    const second = await openPage(db, order.id)
    const report = {
      id: `evt_${second.id}`,
      externalId: second.externalId,
      kind: 'paid' as const,
      payload: {},
    }
    await receiveReport(ctx, report, async () => {})
    await inTransaction(db, (tx) =>
      requestRefund(tx, ctx, { orderId: order.id, amountFen: PRICE, reason: 'twice', paymentId: second.id }),
    )
    expect(await refundsOf(page.id)).toEqual([])
    expect(await refundsOf(second.id)).toMatchObject([{ amountFen: PRICE }])
  })

  test('takes from a second payment what the first does not hold', async () => {
    const { order } = await paidOrder()
    const second = await openPage(db, order.id)
    const report = {
      id: `evt_${second.id}`,
      externalId: second.externalId,
      kind: 'paid' as const,
      payload: {},
    }
    await receiveReport(ctx, report, async () => {})
    expect(await ask(order.id, PRICE + 100, 'upheld')).toBe(PRICE + 100)
    expect(await moneyOf(db, order.id)).toMatchObject({ promised: PRICE + 100 })
  })
})

describe('sending a refund', () => {
  test('tells the timeline, the family and every open page, once', async () => {
    const { order, page } = await paidOrder()
    await ask(order.id, PRICE, 'declined')
    const refundId = (await refundsOf(page.id))[0]!.id
    const before = await db.order.findUniqueOrThrow({ where: { id: order.id } })
    await Promise.all([sendRefund(ctx, { refundId }), sendRefund(ctx, { refundId })])
    await sendRefund(ctx, { refundId })

    expect(await refundsOf(page.id)).toMatchObject([
      { state: 'done', externalId: `refund_${refundId}`, doneAt: clock.now() },
    ])
    const { version } = await db.order.findUniqueOrThrow({ where: { id: order.id } })
    expect(version).toBe(before.version + 1)
    expect(
      await db.event.findMany({ where: { stream: `order:${order.id}`, subject: 'payment' } }),
    ).toMatchObject([
      {
        position: version,
        transition: 'refund',
        toState: 'done',
        actorKind: 'payment',
        data: { refundId, amountFen: PRICE },
      },
    ])
    expect(await verifyChain(db, `order:${order.id}`)).toBeNull()

    const outbox = await db.outbox.findMany({ where: { createdAt: { gte: new Date(0) } } })
    const payloads = (topic: string) => outbox.filter((row) => row.topic === topic).map((row) => row.payload)
    expect(payloads('notice')).toContainEqual({
      to: { familyId: world.family.id },
      kind: 'refund_done',
      path: `/orders/${order.id}`,
      dedupe: `refund_done:${refundId}`,
      params: expect.objectContaining({ amountFen: PRICE, calledBy: '爸爸', title: '上门助浴' }),
    })
    expect(payloads('nudge')).toContainEqual({
      rooms: [
        room.family(world.family.id),
        room.provider(world.provider.id),
        room.recipient(world.father.id),
        room.operators,
      ],
      kind: 'order',
      id: order.id,
      version,
    })
  })

  test('uses the refund’s own id as the key, so that a repetition is known', async () => {
    const { order, page } = await paidOrder()
    await ask(order.id, 300, 'declined')
    const refundId = (await refundsOf(page.id))[0]!.id
    const asked: unknown[] = []
    let tries = 0
    const lossy = testCtx(db, clock, undefined, {
      ports: {
        ...ctx.ports,
        payments: {
          ...ctx.ports.payments,
          refund: async (request) => {
            asked.push(request)
            tries += 1
            if (tries === 1) throw new Error('the answer was lost')
            return { refundExternalId: 're_known', done: true }
          },
        },
      },
    })
    await expect(sendRefund(lossy, { refundId })).rejects.toThrow('lost')
    await sendRefund(lossy, { refundId })
    const request = { key: refundId, externalId: page.externalId, amountFen: 300, reason: 'declined' }
    expect(asked).toEqual([request, request])
    expect(await moneyOf(db, order.id)).toEqual({ paid: PRICE, returned: 300, promised: 0 })
  })

  test('waits for the bank where the provider says so', async () => {
    const { order, page } = await paidOrder()
    await ask(order.id, 300, 'declined')
    const refundId = (await refundsOf(page.id))[0]!.id
    const slow = testCtx(db, clock, undefined, {
      ports: {
        ...ctx.ports,
        payments: {
          ...ctx.ports.payments,
          refund: async () => ({ refundExternalId: `re_${refundId}`, done: false }),
        },
      },
    })
    await sendRefund(slow, { refundId })
    expect(await moneyOf(db, order.id)).toEqual({ paid: PRICE, returned: 0, promised: 300 })
    const report = {
      id: `evt_${refundId}`,
      externalId: page.externalId,
      refundExternalId: `re_${refundId}`,
      kind: 'refunded' as const,
      payload: {},
    }
    await receiveReport(ctx, report, applyPayment)
    expect(await moneyOf(db, order.id)).toEqual({ paid: PRICE, returned: 300, promised: 0 })
  })

  test('what the bank sends back may be promised again, for another reason', async () => {
    const { order, page } = await paidOrder()
    await ask(order.id, PRICE, 'declined')
    const refundId = (await refundsOf(page.id))[0]!.id
    await sendRefund(ctx, { refundId })
    const report = {
      id: `evt_back_${refundId}`,
      externalId: page.externalId,
      refundExternalId: `refund_${refundId}`,
      kind: 'refund_failed' as const,
      payload: {},
    }
    await receiveReport(ctx, report, applyPayment)
    expect(await moneyOf(db, order.id)).toEqual({ paid: PRICE, returned: 0, promised: 0 })
    expect(await ask(order.id, PRICE, 'by bank transfer')).toBe(PRICE)
  })

  test('refuses to return through one provider what another took', async () => {
    const { order, page } = await paidOrder()
    await db.payment.update({ where: { id: page.id }, data: { adapter: 'stripe' } })
    await ask(order.id, 300, 'declined')
    const refundId = (await refundsOf(page.id))[0]!.id
    await expect(sendRefund(ctx, { refundId })).rejects.toThrow('belongs to stripe')
  })
})
