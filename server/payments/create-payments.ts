import type { Clock } from '../kernel/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Env } from '../platform/env.ts'
import type { PaymentPort } from './payment-port.ts'
import { sandboxPayments } from './sandbox-payments.ts'
import { stripePayments } from './stripe-payments.ts'

type Settings = Pick<
  Env,
  | 'PAYMENTS'
  | 'APP_URL'
  | 'SESSION_SECRET'
  | 'STRIPE_SECRET_KEY'
  | 'STRIPE_WEBHOOK_SECRET'
  | 'STRIPE_API_BASE'
>

/** The way money moves, as the settings say: the sandbox unless Stripe is asked for. Connects to nothing. */
export function createPayments({ env, db, clock }: { env: Settings; db: Db; clock: Clock }): PaymentPort {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = env
  if (env.PAYMENTS === 'stripe' && secretKey && webhookSecret) {
    return stripePayments({ secretKey, webhookSecret, apiBase: env.STRIPE_API_BASE })
  }
  return sandboxPayments({ secret: env.SESSION_SECRET, appUrl: env.APP_URL, db, clock })
}
