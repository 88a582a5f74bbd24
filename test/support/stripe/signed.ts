import { randomBytes } from 'node:crypto'
import Stripe from 'stripe'
import { API_VERSION } from '../../../server/payments/stripe-payments.ts'

export type Webhook = { raw: Buffer; headers: Record<string, string> }
export type StripeEvent = {
  id: string
  object: 'event'
  type: string
  api_version: string
  created: number
  data: { object: object }
}

export const WEBHOOK_SECRET = 'whsec_test'

export const event = (type: string, object: object, changes: Partial<StripeEvent> = {}): StripeEvent => ({
  id: `evt_${randomBytes(12).toString('hex')}`,
  object: 'event',
  type,
  api_version: API_VERSION,
  created: Math.floor(Date.now() / 1_000),
  // What is sent does not change with what happens later.
  data: { object: structuredClone(object) },
  ...changes,
})

const signer = new Stripe('sk_test').webhooks

/** A webhook as Stripe would sign it; `secondsAgo` for one that was held up. */
export function signed(body: object, { secondsAgo = 0, secret = WEBHOOK_SECRET } = {}): Webhook {
  const payload = JSON.stringify(body)
  const timestamp = Math.floor(Date.now() / 1_000) - secondsAgo
  const signature = signer.generateTestHeaderString({ payload, secret, timestamp })
  return { raw: Buffer.from(payload), headers: { 'stripe-signature': signature } }
}
