import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '../../server/context.ts'
import { applyReports } from '../../server/payments/apply-reports.ts'
import type { PaymentReport } from '../../server/payments/payment-port.ts'
import { openPayment, sendRefund } from '../../server/payments/payments.entry.ts'
import { storeReports } from '../../server/payments/store-reports.ts'
import { stripePayments } from '../../server/payments/stripe-payments.ts'
import { takeNews } from '../../server/payments/take-news.ts'
import { webhookHandler } from '../../server/payments/webhook.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { stripeDouble } from '../support/stripe/double.ts'
import { event, signed, WEBHOOK_SECRET, type Webhook } from '../support/stripe/signed.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { moneyOf, orderToPay, PRICE } from './order-bench.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
const stripe = await stripeDouble()
const payments = stripePayments({
  secretKey: 'sk_test_1',
  webhookSecret: WEBHOOK_SECRET,
  apiBase: stripe.address,
})
const base = testCtx(db, clock)
let ctx: Ctx = { ...base, ports: { ...base.ports, payments } }

/** Stored before it is answered, and applied at once: here nobody has to wait for that. */
async function store(report: PaymentReport): Promise<void> {
  await storeReports(ctx, db, [report])
  while ((await applyReports(ctx, takeNews)) > 0);
}

const app = express()
app.post(
  '/webhooks/stripe',
  webhookHandler(() => ctx, { store }),
)
const server = createServer(app)
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)))
afterAll(async () => {
  server.close()
  await stripe.close()
})

async function post({ raw, headers }: Webhook): Promise<number> {
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}/webhooks/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: new Uint8Array(raw),
  })
  return answer.status
}

async function opened() {
  const order = await orderToPay(db, world)
  await openPayment(
    { ...ctx, viewer: world.daughter.viewer },
    {
      orderId: order.id,
      orderNumber: order.number,
      title: '上门助浴',
      amountFen: PRICE,
      expiresAt: order.dueAt,
    },
  )
  const payment = await db.payment.findFirstOrThrow({ where: { orderId: order.id } })
  return { order, payment, session: payment.externalId }
}

const stateOf = async (id: string) => (await db.order.findUniqueOrThrow({ where: { id } })).state

describe('a webhook over http', () => {
  test('a paid page sends the order to its provider; the same again changes nothing', async () => {
    const { order, session } = await opened()
    const webhook = stripe.finish(session)
    expect(await post(webhook)).toBe(200)
    expect(await post(webhook)).toBe(200)
    expect(await stateOf(order.id)).toBe('requested')
    expect(await db.event.count({ where: { stream: `order:${order.id}`, transition: 'pay' } })).toBe(1)
  })

  test('a forged one is refused and changes nothing', async () => {
    const { order, session } = await opened()
    const forged = event('checkout.session.completed', {
      id: session,
      payment_status: 'paid',
      metadata: { order_id: order.id },
    })
    expect(await post(signed(forged, { secret: 'whsec_guessed' }))).toBe(400)
    expect(await post({ raw: Buffer.from(JSON.stringify(forged)), headers: {} })).toBe(400)
    expect(await post(signed(forged, { secondsAgo: 400 }))).toBe(400)
    expect(await stateOf(order.id)).toBe('awaiting_payment')
  })

  test('what is none of ours is answered, so that it is not sent again', async () => {
    expect(await post(signed(event('customer.created', { id: 'cus_1' })))).toBe(200)
  })

  test('what could not be stored is asked for again', async () => {
    const { order, session } = await opened()
    const whole = ctx
    ctx = {
      ...whole,
      clock: {
        now: () => {
          throw new Error('not now')
        },
      },
    }
    const webhook = stripe.finish(session)
    expect(await post(webhook)).toBe(500)
    ctx = whole
    expect(await post(webhook)).toBe(200)
    expect(await stateOf(order.id)).toBe('requested')
  })

  test('money that comes after the slot is gone goes back whole, and its refund report converges', async () => {
    const { order, payment, session } = await opened()
    await db.order.update({
      where: { id: order.id },
      data: { state: 'lapsed', dueAt: null, dueTransition: null },
    })
    expect(await post(stripe.expire(session))).toBe(200)
    expect(await post(stripe.finish(session))).toBe(200)
    const { id: refundId } = await db.refund.findFirstOrThrow({ where: { paymentId: payment.id } })
    stripe.refundsBegin('pending')
    await sendRefund(ctx, { refundId })
    stripe.refundsBegin('succeeded')
    const { externalId } = await db.refund.findUniqueOrThrow({ where: { id: refundId } })
    expect(await moneyOf(db, order.id)).toEqual({ paid: PRICE, returned: 0, promised: PRICE })
    expect(await post(stripe.settleRefund(externalId ?? '', 'succeeded'))).toBe(200)
    expect(await moneyOf(db, order.id)).toEqual({ paid: PRICE, returned: PRICE, promised: 0 })
  })

  test('a storm of a hundred webhooks at once is taken in, a few at a time', async () => {
    const { order, session } = await opened()
    await post(stripe.finish(session))
    const storm = Array.from({ length: 100 }, () => stripe.finish(session))
    const statuses = await Promise.all(storm.map(post))
    expect(new Set(statuses)).toEqual(new Set([200]))
    expect(await stateOf(order.id)).toBe('requested')
  })
})
