import Stripe from 'stripe'
import { PaymentRefused, type RefusalReason } from './payment-port.ts'

/** What Stripe's refusals mean to us, by its own code. */
const reasons: Readonly<Record<string, RefusalReason>> = {
  resource_missing: 'not_found',
  charge_already_refunded: 'too_much',
  amount_too_large: 'too_much',
  charge_disputed: 'disputed',
  insufficient_capabilities_for_transfer: 'account_not_ready',
  transfers_not_allowed: 'account_not_ready',
}

/**
 * Runs a call and tells a no from a not now. A key in use by a call still under way (409), a balance that waits for
 * money to arrive and every failure of Stripe's own may go well later; they are thrown as they are.
 */
export async function refusing<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    throw refusalOf(error) ?? error
  }
}

function refusalOf(error: unknown): PaymentRefused | null {
  if (error instanceof Stripe.errors.StripeIdempotencyError) {
    return error.statusCode === 409 ? null : new PaymentRefused('key_reused', error.message, { cause: error })
  }
  if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) return null
  if (error.code === 'balance_insufficient') return null
  const reason = reasons[error.code ?? ''] ?? (error.param === 'amount' ? 'too_much' : 'refused')
  return new PaymentRefused(reason, error.message, { cause: error })
}
