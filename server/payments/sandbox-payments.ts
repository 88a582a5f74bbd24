import { createHmac } from 'node:crypto'
import type { PaymentPort } from './payment-port.ts'

/**
 * Payments without money, for demo and development: the hosted page is our own, and whoever opens it decides how it
 * ends. Nothing is kept: a name is the keyed hash of the idempotency key, so that the same key always gives the same
 * page and nobody who lacks the secret can guess one.
 */
export function sandboxPayments({ secret, appUrl }: { secret: string; appUrl: string }): PaymentPort {
  const named = (prefix: string, key: string) =>
    `${prefix}_${createHmac('sha256', secret).update(`${prefix}:${key}`).digest('base64url')}`
  return {
    name: 'sandbox',
    async open({ key }) {
      const externalId = named('sbp', key)
      return { externalId, url: `${appUrl}/sandbox/pay/${externalId}` }
    },
    async refund({ key }) {
      return { refundExternalId: named('sbr', key), done: true }
    },
    // The sandbox speaks through its own page only: whatever arrives from outside is forged.
    readWebhook() {
      throw new Error('the sandbox sends no webhooks')
    },
  }
}
