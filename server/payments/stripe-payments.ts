import Stripe from 'stripe'
import { after, minutes } from '../kernel/clock.ts'
import type { PaymentPort } from './payment-port.ts'
import { stripeReport } from './stripe-report.ts'

export type StripeSettings = {
  readonly secretKey: string
  readonly webhookSecret: string
  /** Another server than Stripe's own, for tests. */
  readonly apiBase?: string | undefined
}

/** The version this adapter was written against: an upgrade is a decision, not an accident. */
const API_VERSION = '2026-10-28.endive'
/** Seconds a signed webhook stays believable. */
const TOLERANCE = 300
/** Stripe keeps every page open for half an hour at least; a minute more, since its clock is not ours. */
const SHORTEST_PAGE = minutes(31)

/** Real money through Stripe Checkout: card, Alipay and WeChat Pay, in cny. */
export function stripePayments({ secretKey, webhookSecret, apiBase }: StripeSettings): PaymentPort {
  const stripe = new Stripe(secretKey, {
    apiVersion: API_VERSION,
    timeout: 10_000,
    maxNetworkRetries: 2,
    telemetry: false,
    ...(apiBase && serverAt(apiBase)),
  })
  return {
    name: 'stripe',
    async open(request) {
      const session = await stripe.checkout.sessions.create(pageFor(request), { idempotencyKey: request.key })
      if (!session.url) throw new Error(`Stripe gave no address for ${session.id}`)
      return { externalId: session.id, url: session.url }
    },
    async refund({ key, externalId, amountFen }) {
      const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(externalId)
      if (!intent) throw new Error(`${externalId} was never paid`)
      const refund = await stripe.refunds.create(
        {
          payment_intent: typeof intent === 'string' ? intent : intent.id,
          amount: amountFen,
          metadata: { session: externalId },
        },
        { idempotencyKey: key },
      )
      return { refundExternalId: refund.id, done: refund.status === 'succeeded' }
    },
    readWebhook(raw, headers) {
      const signature = headers['stripe-signature'] ?? ''
      return stripeReport(stripe.webhooks.constructEvent(raw, signature, webhookSecret, TOLERANCE))
    },
  }
}

/**
 * Built from nothing but the order: Stripe repeats its answer to a key only for the same question, and a person may
 * come back in another language. So the page follows the browser's. Its end is the slot's end plus Stripe's shortest
 * page; who pays in between finds the order gone and gets everything back.
 */
function pageFor(request: Parameters<PaymentPort['open']>[0]): Stripe.Checkout.SessionCreateParams {
  const order = { order_id: request.orderId, order_number: request.orderNumber }
  return {
    mode: 'payment',
    locale: 'auto',
    allowed_payment_method_types: ['card', 'alipay', 'wechat_pay'],
    payment_method_options: { wechat_pay: { client: 'web' } },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'cny',
          unit_amount: request.amountFen,
          product_data: { name: request.title },
        },
      },
    ],
    client_reference_id: request.orderId,
    metadata: order,
    payment_intent_data: { metadata: order, description: request.orderNumber },
    expires_at: Math.floor(after(request.expiresAt, SHORTEST_PAGE).getTime() / 1000),
    success_url: request.returnUrl,
    cancel_url: request.returnUrl,
  }
}

function serverAt(address: string) {
  const { protocol, hostname, port } = new URL(address)
  const secure = protocol === 'https:'
  return {
    protocol: secure ? 'https' : 'http',
    host: hostname,
    port: port || (secure ? 443 : 80),
  } as const
}
