import { afterAll, describe, expect, test } from 'vitest'
import { createPayments } from '../../server/payments/create-payments.ts'
import type { PageRequest } from '../../server/payments/payment-port.ts'
import { stripePayments } from '../../server/payments/stripe-payments.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { stripeDouble } from '../support/stripe/double.ts'
import { event, signed, WEBHOOK_SECRET, type Webhook } from '../support/stripe/signed.ts'

const { db } = await testDatabase()
const clock = movableClock()
const stripe = await stripeDouble()
afterAll(() => stripe.close())

const settings = { secretKey: 'sk_test_1', webhookSecret: WEBHOOK_SECRET, apiBase: stripe.address }
const port = stripePayments(settings)
const read = ({ raw, headers }: Webhook) => port.readWebhook(raw, headers)
const hold = new Date('2026-11-21T00:15:00.000Z')
const asked = (key: string): PageRequest => ({
  key,
  orderId: '0199a000-0000-7000-8000-000000000001',
  orderNumber: 'YY2611210001',
  title: '上门助浴',
  amountFen: 16_800,
  expiresAt: hold,
  returnUrl: 'https://yiyou.test/orders/1',
  locale: 'zh-CN',
})

test('asks for cny by card, Alipay and WeChat Pay, on a page that ends half an hour after the slot', async () => {
  const { externalId } = await port.open(asked('asked'))
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
    metadata: { order_id: asked('').orderId },
    payment_intent_data: { transfer_group: asked('').orderId },
    expires_at: String(hold.getTime() / 1_000 + 31 * 60),
  })
  const { headers } = stripe.requests.at(-1)!
  expect(headers['stripe-version']).toBe('2026-10-28.endive')
  expect(headers['idempotency-key']).toBe('page:asked')
})

test('every question that changes something carries a key', async () => {
  const { externalId } = await port.open(asked('keys'))
  stripe.finish(externalId)
  await port.refund({ key: 'k', externalId, amountFen: 1, reason: 'cancelled' })
  const { accountExternalId } = await port.openAccount({ key: 'k', providerId: 'p', name: '安和' })
  await port.accountLink({ key: 'k', accountExternalId, returnUrl: 'https://yiyou.test/' })
  stripe.onboard(accountExternalId)
  const money = { amountFen: 100, reason: 'payout' }
  const { transferExternalId } = await port.transfer({ key: 'k', accountExternalId, orderId: 'o', ...money })
  await port.reverse({ key: 'k', transferExternalId, ...money })
  const posts = stripe.requests.filter(({ method }) => method === 'POST').slice(-6)
  const keys = posts.map(({ headers }) => headers['idempotency-key'])
  expect(keys).toEqual(['page:keys', 'refund:k', 'account:k', 'link:k', 'transfer:k', 'reversal:k'])
})

describe('when something goes wrong on the way', () => {
  test.each(['lost', 'down', 'locked'] as const)(
    'an answer that is %s is asked for again, and nothing happens twice',
    async (fault) => {
      const before = stripe.sessions.size
      stripe.failNext(fault)
      const { externalId } = await port.open(asked(`fault ${fault}`))
      expect(stripe.sessions.size).toBe(before + 1)
      stripe.finish(externalId)
      const refunds = stripe.refunds.size
      const refund = { key: `fault ${fault}`, externalId, amountFen: 16_800, reason: 'declined' }
      const first = await port.refund(refund)
      stripe.failNext(fault)
      expect(await port.refund(refund)).toEqual(first)
      expect(stripe.refunds.size).toBe(refunds + 1)
    },
  )

  test('too many questions are a not now, not a no', async () => {
    stripe.failNext('hurried')
    await expect(port.open(asked('hurried'))).rejects.toMatchObject({ statusCode: 429 })
    expect(await port.open(asked('hurried'))).toHaveProperty('url')
  })

  test('money that is not there yet may be transferred later', async () => {
    const { accountExternalId } = await port.openAccount({ key: 'poor', providerId: 'p', name: '安和' })
    stripe.onboard(accountExternalId)
    const amountFen = stripe.balance() + 1
    const transfer = { key: 'poor', accountExternalId, amountFen, orderId: 'o', reason: 'payout' }
    await expect(port.transfer(transfer)).rejects.toMatchObject({ code: 'balance_insufficient' })
    stripe.finish((await port.open(asked('rich'))).externalId)
    expect(await port.transfer(transfer)).toHaveProperty('transferExternalId')
  })
})

test('a refund that takes days is not done, and its end is told', async () => {
  const { externalId } = await port.open(asked('slow'))
  stripe.finish(externalId)
  stripe.refundsBegin('pending')
  const refund = await port.refund({ key: 'slow', externalId, amountFen: 100, reason: 'cancelled' })
  stripe.refundsBegin('succeeded')
  const { refundExternalId } = refund
  expect(refund.done).toBe(false)
  expect(await port.ask({ externalId, refundExternalId })).toBeNull()
  const settled = (status: 'succeeded' | 'failed' | 'pending') =>
    read(stripe.settleRefund(refundExternalId, status))
  expect(await settled('pending')).toBeNull()
  expect(await settled('succeeded')).toMatchObject({ externalId, refundExternalId, kind: 'refunded' })
  expect(await settled('failed')).toMatchObject({ externalId, refundExternalId, kind: 'refund_failed' })
})

test('money that was to come and did not is a failed attempt', async () => {
  const { externalId } = await port.open(asked('bounced'))
  expect(await read(stripe.finish(externalId, 'unpaid'))).toBeNull()
  expect(await read(stripe.asyncPayment(externalId, 'failed'))).toMatchObject({ externalId, kind: 'failed' })
})

test('what is none of ours is passed over', async () => {
  const told = (type: string, object: object) => read(signed(event(type, object)))
  expect(await told('customer.created', { id: 'cus_1' })).toBeNull()
  const other = { id: 'cs_other', payment_status: 'paid', metadata: {} }
  expect(await told('checkout.session.completed', other)).toBeNull()
  expect(await told('refund.updated', { id: 're_1', status: 'succeeded', metadata: null })).toBeNull()
  const stranger = { id: 'dp_1', amount: 1, payment_intent: 'pi_other', status: 'needs_response' }
  expect(await told('charge.dispute.created', stranger)).toBeNull()
})

test('the list of events is read whole, oldest first, however long it is', async () => {
  const since = new Date()
  const { externalId } = await port.open(asked('long list'))
  for (let i = 0; i < 120; i++) stripe.finish(externalId)
  const listed = (await port.reportsBetween(since, null)).filter((report) => report.externalId === externalId)
  expect(listed).toHaveLength(120)
  const told = stripe.events.slice(-120).map(({ id }) => id)
  expect(listed.map(({ id }) => id)).toEqual(told)
})

test('keeps the facts of the payment, not who paid', async () => {
  const { externalId } = await port.open(asked('private'))
  const who = { customer_details: { name: '林晓雯', email: 'xiaowen@example.cn' } }
  Object.assign(stripe.sessions.get(externalId)!, who)
  const report = await read(stripe.finish(externalId))
  expect(report?.payload).toMatchObject({ amount: 16_800, currency: 'cny', status: 'paid' })
  expect(JSON.stringify(report)).not.toContain('林晓雯')
})

test('an endpoint for connected accounts, and a secret being exchanged, have secrets of their own', async () => {
  const both = stripePayments({ ...settings, webhookSecret: `whsec_new, ${WEBHOOK_SECRET}` })
  const body = event('account.updated', { id: 'acct_1' })
  for (const secret of ['whsec_new', WEBHOOK_SECRET]) {
    const { raw, headers } = signed(body, { secret })
    expect(await both.readWebhook(raw, headers)).toMatchObject({ kind: 'account_changed' })
  }
  const { raw, headers } = signed(body, { secret: 'whsec_guessed' })
  await expect(both.readWebhook(raw, headers)).rejects.toThrow(/signature/i)
})

test('the settings choose', () => {
  const env = { APP_URL: 'https://yiyou.test', SESSION_SECRET: 's'.repeat(32) }
  const keys = { STRIPE_SECRET_KEY: 'sk_test', STRIPE_WEBHOOK_SECRET: 'whsec' }
  expect(createPayments({ env: { ...env, PAYMENTS: 'sandbox' }, db, clock }).name).toBe('sandbox')
  expect(createPayments({ env: { ...env, ...keys, PAYMENTS: 'stripe' }, db, clock }).name).toBe('stripe')
})
