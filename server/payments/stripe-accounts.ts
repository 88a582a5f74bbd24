import type Stripe from 'stripe'
import type { PaymentPort } from './payment-port.ts'
import { refusing } from './stripe-refusal.ts'

type Accounts = Pick<PaymentPort, 'openAccount' | 'accountLink' | 'accountStatus' | 'transfer' | 'reverse'>

/**
 * Stripe Connect: providers have accounts of their own, Stripe asks their owners who they are, and the platform answers
 * for losses. Charges and transfers are separate, tied together by the order in their transfer group.
 */
export function stripeAccounts(stripe: Stripe): Accounts {
  return {
    openAccount: ({ key, providerId, name }) =>
      refusing(async () => {
        const account = await stripe.accounts.create(
          {
            controller: {
              losses: { payments: 'application' },
              fees: { payer: 'application' },
              stripe_dashboard: { type: 'express' },
              requirement_collection: 'stripe',
            },
            capabilities: { transfers: { requested: true } },
            business_profile: { name },
            metadata: { provider_id: providerId },
          },
          { idempotencyKey: `account:${key}` },
        )
        return { accountExternalId: account.id }
      }),
    accountLink: ({ key, accountExternalId, returnUrl }) =>
      refusing(async () => {
        const { url } = await stripe.accountLinks.create(
          {
            account: accountExternalId,
            type: 'account_onboarding',
            return_url: returnUrl,
            refresh_url: returnUrl,
          },
          { idempotencyKey: `link:${key}` },
        )
        return { url }
      }),
    accountStatus: ({ accountExternalId }) =>
      refusing(async () => {
        const { capabilities, requirements } = await stripe.accounts.retrieve(accountExternalId)
        return {
          ready: capabilities?.transfers === 'active',
          missing: requirements?.currently_due ?? [],
        }
      }),
    transfer: ({ key, accountExternalId, amountFen, orderId, reason }) =>
      refusing(async () => {
        const transfer = await stripe.transfers.create(
          {
            amount: amountFen,
            currency: 'cny',
            destination: accountExternalId,
            transfer_group: orderId,
            metadata: { order_id: orderId, reason },
          },
          { idempotencyKey: `transfer:${key}` },
        )
        return { transferExternalId: transfer.id }
      }),
    reverse: ({ key, transferExternalId, amountFen, reason }) =>
      refusing(async () => {
        const reversal = await stripe.transfers.createReversal(
          transferExternalId,
          { amount: amountFen, metadata: { reason } },
          { idempotencyKey: `reversal:${key}` },
        )
        return { reversalExternalId: reversal.id }
      }),
  }
}
