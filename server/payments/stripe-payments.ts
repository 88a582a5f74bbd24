import Stripe from 'stripe'
import { after, minutes } from '../kernel/clock.ts'
import { carryingLimits } from './carrying.rules.ts'
import { type PageRequest, type PaymentPort, PaymentRefused } from './payment-port.ts'
import { stripeAccounts } from './stripe-accounts.ts'
import { refusing } from './stripe-refusal.ts'
import { stripeReports } from './stripe-reports.ts'

export type StripeSettings = {
  readonly secretKey: string
  /** One or several, parted by commas: each endpoint signs with its own, and so do old and new while one is exchanged. */
  readonly webhookSecret: string
  /** Another server than Stripe's own, for tests. */
  readonly apiBase?: string | undefined
  /** How often a call that failed on the way is made again, before whoever asked has to; 2 where nothing is said. */
  readonly retries?: number
}

/** The version this adapter was written against: an upgrade is a decision, not an accident. */
export const API_VERSION = '2026-10-28.endive'
/** Stripe keeps every page open for half an hour at least; a minute more, since its clock is not ours. */
const SHORTEST_PAGE = minutes(31)

/** Real money through Stripe: Checkout with card, Alipay and WeChat Pay in cny, and Connect for those who are paid. */
export function stripePayments({
  secretKey,
  webhookSecret,
  apiBase,
  retries = 2,
}: StripeSettings): PaymentPort {
  const stripe = new Stripe(secretKey, {
    apiVersion: API_VERSION,
    timeout: 10_000,
    maxNetworkRetries: retries,
    telemetry: false,
    ...(apiBase && serverAt(apiBase)),
  })
  return {
    name: 'stripe',
    limits: carryingLimits.stripe,
    open: (request) =>
      refusing(async () => {
        const session = await stripe.checkout.sessions.create(pageFor(request), {
          idempotencyKey: `page:${request.key}`,
        })
        if (!session.url) throw new Error(`Stripe gave no address for ${session.id}`)
        return { externalId: session.id, url: session.url }
      }),
    refund: ({ key, externalId, amountFen, reason }) =>
      refusing(async () => {
        const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(externalId)
        if (!intent) throw new PaymentRefused('not_paid', externalId)
        const refund = await stripe.refunds.create(
          {
            payment_intent: typeof intent === 'string' ? intent : intent.id,
            amount: amountFen,
            metadata: { session: externalId, reason },
          },
          { idempotencyKey: `refund:${key}` },
        )
        return { refundExternalId: refund.id, done: refund.status === 'succeeded' }
      }),
    ...stripeAccounts(stripe),
    ...stripeReports(stripe, webhookSecret.split(','), API_VERSION),
  }
}

/**
 * Built from nothing but the order: Stripe repeats its answer to a key only for the same question, and a person may
 * come back in another language. So the page follows the browser's. Its end is the slot's end plus Stripe's shortest
 * page; who pays in between finds the order gone and gets everything back.
 */
function pageFor(request: PageRequest): Stripe.Checkout.SessionCreateParams {
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
    payment_intent_data: {
      metadata: order,
      description: request.orderNumber,
      transfer_group: request.orderId,
    },
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
