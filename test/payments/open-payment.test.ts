import { afterAll, describe, expect, test } from 'vitest'
import type { Ctx } from '../../server/context.ts'
import { openPayment } from '../../server/payments/payments.entry.ts'
import { stripePayments } from '../../server/payments/stripe-payments.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { stripeDouble } from '../support/stripe/double.ts'
import { WEBHOOK_SECRET } from '../support/stripe/signed.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { openPage, orderToPay, PRICE } from './order-bench.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const stripe = await stripeDouble()
afterAll(() => stripe.close())

const payments = stripePayments({
  secretKey: 'sk_test_1',
  webhookSecret: WEBHOOK_SECRET,
  apiBase: stripe.address,
})
const ctxOf = (viewer = world.daughter.viewer, changes: Partial<Ctx['ports']['payments']> = {}) => {
  const ctx = testCtx(db, clock, viewer)
  return { ...ctx, ports: { ...ctx.ports, payments: { ...payments, ...changes } } }
}
const ctx = ctxOf()

const requestFor = ({ id, number, dueAt }: { id: string; number: string; dueAt: Date }) => ({
  orderId: id,
  orderNumber: number,
  title: '上门助浴',
  amountFen: PRICE,
  expiresAt: dueAt,
})
const paymentsOf = (orderId: string) => db.payment.findMany({ where: { orderId }, orderBy: { id: 'asc' } })

describe('opening a payment', () => {
  test('records who opened what before giving the address', async () => {
    const order = await orderToPay(db, world)
    const { url } = await openPayment(ctx, requestFor(order))
    expect(await paymentsOf(order.id)).toMatchObject([
      { url, state: 'open', amountFen: PRICE, adapter: 'stripe', paidBy: world.daughter.id },
    ])
  })

  test('gives the page that is already open, whoever of the family comes', async () => {
    const order = await orderToPay(db, world)
    const first = await openPayment(ctx, requestFor(order))
    const before = stripe.sessions.size
    expect(await openPayment(ctxOf(world.brother.viewer), requestFor(order))).toEqual(first)
    expect(stripe.sessions.size).toBe(before)
    expect(await paymentsOf(order.id)).toMatchObject([{ paidBy: world.brother.id }])
  })

  test('ten clicks at once open one page', async () => {
    const order = await orderToPay(db, world)
    const before = stripe.sessions.size
    const given = await Promise.all(Array.from({ length: 10 }, () => openPayment(ctx, requestFor(order))))
    expect(new Set(given.map(({ url }) => url)).size).toBe(1)
    expect(stripe.sessions.size).toBe(before + 1)
    expect(await paymentsOf(order.id)).toHaveLength(1)
  })

  test('a crash after the page was opened finds the same page again', async () => {
    const order = await orderToPay(db, world)
    const before = stripe.sessions.size
    const crashing = ctxOf(world.daughter.viewer, {
      open: async (request) => {
        await payments.open(request)
        throw new Error('killed here')
      },
    })
    await expect(openPayment(crashing, requestFor(order))).rejects.toMatchObject({
      code: 'payments.unavailable',
    })
    expect(await paymentsOf(order.id)).toEqual([])
    await openPayment(ctx, requestFor(order))
    expect(stripe.sessions.size).toBe(before + 1)
  })

  test('after a page that ended, a new one', async () => {
    const order = await orderToPay(db, world)
    const first = await openPayment(ctx, requestFor(order))
    await db.payment.updateMany({ where: { orderId: order.id }, data: { state: 'expired' } })
    expect((await openPayment(ctx, requestFor(order))).url).not.toBe(first.url)
    expect((await paymentsOf(order.id)).map(({ state }) => state)).toEqual(['expired', 'open'])
  })

  test('a page of a provider no longer used is left behind', async () => {
    const order = await orderToPay(db, world)
    await openPage(db, order.id)
    const { url } = await openPayment(ctx, requestFor(order))
    expect(await paymentsOf(order.id)).toMatchObject([
      { adapter: 'sandbox', state: 'expired' },
      { adapter: 'stripe', state: 'open', url },
    ])
  })

  test('what is paid is not paid again', async () => {
    const order = await orderToPay(db, world)
    await openPayment(ctx, requestFor(order))
    await db.payment.updateMany({ where: { orderId: order.id }, data: { state: 'paid' } })
    await expect(openPayment(ctx, requestFor(order))).rejects.toMatchObject({
      code: 'payments.already_settled',
    })
  })

  test('a provider that does not answer is said kindly, and nothing is written', async () => {
    const order = await orderToPay(db, world)
    const away = ctxOf(world.daughter.viewer, { open: () => Promise.reject(new Error('ECONNREFUSED')) })
    await expect(openPayment(away, requestFor(order))).rejects.toMatchObject({ code: 'payments.unavailable' })
    expect(await paymentsOf(order.id)).toEqual([])
  })
})
