import { afterAll, describe, expect, test } from 'vitest'
import { createPayments } from '../../server/payments/create-payments.ts'
import { ForgedReport, type PaymentPort } from '../../server/payments/payment-port.ts'
import { sandboxPayments } from '../../server/payments/sandbox-payments.ts'
import { stripePayments } from '../../server/payments/stripe-payments.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { event, fakeStripe, signed, WEBHOOK_SECRET } from './fake-stripe.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stripe = await fakeStripe()
afterAll(() => stripe.close())

const settings = { secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, apiBase: stripe.address }
const real = stripePayments(settings)
const sandbox = sandboxPayments({
  secret: 'a secret only the server knows',
  appUrl: 'https://yiyou.test',
  db,
  clock,
})
const hold = new Date('2026-11-21T00:15:00.000Z')

const order = (key: string, changes: Partial<Parameters<PaymentPort['open']>[0]> = {}) => ({
  key,
  orderId: '0199a000-0000-7000-8000-000000000001',
  orderNumber: 'YY2611210001',
  title: '上门助浴',
  amountFen: 16_800,
  expiresAt: hold,
  returnUrl: 'https://yiyou.test/orders/1',
  locale: 'zh-CN' as const,
  ...changes,
})

describe.each([
  { port: sandbox, pay: (id: string) => db.sandboxThing.update({ where: { id }, data: { state: 'paid' } }) },
  { port: real, pay: async (id: string) => stripe.finish(id) },
])('every adapter ($port.name)', ({ port, pay }) => {
  test('opens one page per key, and repeats its answer', async () => {
    const first = await port.open(order(`${port.name}:one`))
    expect(await port.open(order(`${port.name}:one`))).toEqual(first)
    expect(await port.open(order(`${port.name}:one`, { locale: 'en' }))).toEqual(first)
    const other = await port.open(order(`${port.name}:two`))
    expect(other.externalId).not.toBe(first.externalId)
    expect(first.url).toContain(first.externalId)
  })

  test('gives money back once per key', async () => {
    const { externalId } = await port.open(order(`${port.name}:refunded`))
    await pay(externalId)
    const refund = { key: `${port.name}:refund`, externalId, amountFen: 8_400, reason: 'cancelled' }
    const first = await port.refund(refund)
    expect(first.done).toBe(true)
    expect(await port.refund(refund)).toEqual(first)
    const second = await port.refund({ ...refund, key: `${port.name}:second` })
    expect(second.refundExternalId).not.toBe(first.refundExternalId)
  })

  test('believes no webhook that is not signed', async () => {
    const paid = event('checkout.session.completed', {
      id: 'cs_1',
      payment_status: 'paid',
      metadata: { order_id: 'x' },
    })
    const forged = signed(paid, { secret: 'whsec_guessed' })
    await expect(port.readWebhook(forged.raw, forged.headers)).rejects.toThrow(ForgedReport)
    await expect(port.readWebhook(forged.raw, {})).rejects.toThrow(ForgedReport)
  })
})

describe('the sandbox', () => {
  test('has pages nobody can guess without the secret', async () => {
    const { externalId, url } = await sandbox.open(order('key'))
    expect(externalId).toMatch(/^sbp_[\w-]{43}$/)
    expect(url).toBe(`https://yiyou.test/sandbox/pay/${externalId}`)
    const elsewhere = sandboxPayments({ secret: 'another secret', appUrl: 'https://yiyou.test', db, clock })
    expect((await elsewhere.open(order('key'))).externalId).not.toBe(externalId)
  })
})

describe('Stripe', () => {
  test('asks for cny by card, Alipay and WeChat Pay, on a page that ends half an hour after the slot', async () => {
    const { externalId } = await real.open(order('asked'))
    expect(stripe.sessions.get(externalId)?.asked).toMatchObject({
      mode: 'payment',
      locale: 'auto',
      allowed_payment_method_types: { 0: 'card', 1: 'alipay', 2: 'wechat_pay' },
      payment_method_options: { wechat_pay: { client: 'web' } },
      line_items: {
        0: {
          quantity: '1',
          price_data: { currency: 'cny', unit_amount: '16800', product_data: { name: '上门助浴' } },
        },
      },
      metadata: { order_id: order('').orderId },
      expires_at: String(hold.getTime() / 1_000 + 31 * 60),
    })
    const { headers } = stripe.requests.at(-1)!
    expect(headers['stripe-version']).toBe('2026-10-28.endive')
    expect(headers['idempotency-key']).toBe('page:asked')
  })

  test('an answer lost on the way is asked for again and nothing happens twice', async () => {
    const before = stripe.sessions.size
    stripe.dropNextAnswer()
    const { externalId } = await real.open(order('lost answer'))
    expect(stripe.sessions.size).toBe(before + 1)
    stripe.finish(externalId)
    const refunds = stripe.refunds.size
    const refund = { key: 'lost refund', externalId, amountFen: 16_800, reason: 'declined' }
    const first = await real.refund(refund)
    stripe.dropNextAnswer()
    expect(await real.refund(refund)).toEqual(first)
    expect(stripe.refunds.size).toBe(refunds + 1)
  })

  test('a key asked with another question, a refund too great or never paid are refused', async () => {
    const { externalId } = await real.open(order('once'))
    await expect(real.open(order('once', { amountFen: 1 }))).rejects.toThrow('key_reused')
    await expect(real.refund({ key: 'a', externalId, amountFen: 1, reason: 'cancelled' })).rejects.toThrow(
      'not_paid',
    )
    stripe.finish(externalId)
    await expect(
      real.refund({ key: 'b', externalId, amountFen: 16_801, reason: 'cancelled' }),
    ).rejects.toThrow('too_much')
  })

  test('a refund that takes days is not done', async () => {
    const { externalId } = await real.open(order('slow'))
    stripe.finish(externalId)
    stripe.refundsBegin('pending')
    const refund = await real.refund({ key: 'slow refund', externalId, amountFen: 100, reason: 'cancelled' })
    stripe.refundsBegin('succeeded')
    expect(refund.done).toBe(false)
    const read = (status: 'succeeded' | 'failed' | 'pending') => {
      const { raw, headers } = stripe.settleRefund(refund.refundExternalId, status)
      return real.readWebhook(raw, headers)
    }
    const about = { externalId, refundExternalId: refund.refundExternalId }
    expect(await read('pending')).toBeNull()
    expect(await read('succeeded')).toMatchObject({ ...about, kind: 'refunded' })
    expect(await read('failed')).toMatchObject({ ...about, kind: 'refund_failed' })
  })

  test('its webhooks, in our words', async () => {
    const { externalId } = await real.open(order('webhooks'))
    const read = ({ raw, headers }: { raw: Buffer; headers: Record<string, string> }) =>
      real.readWebhook(raw, headers)
    expect(await read(stripe.finish(externalId, 'unpaid'))).toBeNull()
    expect(await read(stripe.asyncPayment(externalId, 'failed'))).toMatchObject({
      externalId,
      kind: 'failed',
    })
    expect(await read(stripe.asyncPayment(externalId, 'succeeded'))).toMatchObject({
      externalId,
      kind: 'paid',
    })
    expect(await read(stripe.finish(externalId))).toMatchObject({ externalId, kind: 'paid' })
    expect(await read(stripe.expire(externalId))).toMatchObject({ externalId, kind: 'expired' })
  })

  test('what is none of ours is passed over', async () => {
    const read = (type: string, object: object) => {
      const { raw, headers } = signed(event(type, object))
      return real.readWebhook(raw, headers)
    }
    expect(await read('customer.created', { id: 'cus_1' })).toBeNull()
    expect(
      await read('checkout.session.completed', { id: 'cs_other', payment_status: 'paid', metadata: {} }),
    ).toBeNull()
    expect(await read('refund.updated', { id: 're_1', status: 'succeeded', metadata: null })).toBeNull()
  })

  test('keeps the facts of the payment, not who paid', async () => {
    const { externalId } = await real.open(order('private'))
    const session = stripe.sessions.get(externalId)!
    Object.assign(session, { customer_details: { name: '林晓雯', email: 'xiaowen@example.cn' } })
    const { raw, headers } = stripe.finish(externalId)
    const report = await real.readWebhook(raw, headers)
    expect(report?.payload).toMatchObject({ amount: 16_800, currency: 'cny', status: 'paid' })
    expect(JSON.stringify(report)).not.toContain('林晓雯')
  })

  test('a signed webhook is believed for five minutes', async () => {
    const body = event('customer.created', {})
    const { raw, headers } = signed(body, { secondsAgo: 290 })
    expect(await real.readWebhook(raw, headers)).toBeNull()
    const late = signed(body, { secondsAgo: 301 })
    await expect(real.readWebhook(late.raw, late.headers)).rejects.toThrow(/tolerance/)
  })

  test('bytes changed on the way are refused', async () => {
    const { raw, headers } = signed(event('customer.created', {}))
    await expect(real.readWebhook(Buffer.concat([raw, Buffer.from(' ')]), headers)).rejects.toThrow(
      /signature/i,
    )
  })
})

test('the settings choose', () => {
  const env = { APP_URL: 'https://yiyou.test', SESSION_SECRET: 's'.repeat(32) }
  expect(createPayments({ env: { ...env, PAYMENTS: 'sandbox' }, db, clock }).name).toBe('sandbox')
  const keys = { STRIPE_SECRET_KEY: 'sk_test', STRIPE_WEBHOOK_SECRET: 'whsec' }
  expect(createPayments({ env: { ...env, ...keys, PAYMENTS: 'stripe' }, db, clock }).name).toBe('stripe')
})
