import type Stripe from 'stripe'
import type { PaymentReport } from './payment-port.ts'

/**
 * A Stripe event in our words; null when it is none of ours or changes nothing. Of what Stripe sends only the facts of
 * the payment are kept: the rest says who paid, where they live and with which card. `pageOf` finds the page a payment
 * was made on.
 */
export async function stripeReport(
  event: Stripe.Event,
  pageOf: (intent: string) => Promise<Stripe.Checkout.Session | null>,
): Promise<PaymentReport | null> {
  switch (event.type) {
    case 'checkout.session.completed':
      // With Alipay or WeChat Pay a finished page may still wait for its money.
      return event.data.object.payment_status === 'paid'
        ? sessionReport(event.id, event.data.object, 'paid', event)
        : null
    case 'checkout.session.async_payment_succeeded':
      return sessionReport(event.id, event.data.object, 'paid', event)
    case 'checkout.session.async_payment_failed':
      return sessionReport(event.id, event.data.object, 'failed', event)
    case 'checkout.session.expired':
      return sessionReport(event.id, event.data.object, 'expired', event)
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return refundReport(event.id, event.data.object, event)
    case 'charge.dispute.created':
    case 'charge.dispute.closed': {
      const intent = idOf(event.data.object.payment_intent)
      const page = intent && (await pageOf(intent))
      return page ? disputeReport(event, event.data.object, page) : null
    }
    case 'account.updated':
      return {
        id: event.id,
        externalId: event.data.object.id,
        kind: 'account_changed',
        payload: told(event),
      }
    default:
      return null
  }
}

type Told = Pick<Stripe.Event, 'type' | 'created'>
const told = (event?: Told) => (event ? { type: event.type, created: event.created } : { type: 'asked' })

/** How a page ended. Null for one of another shop that shares the account: only our pages carry an order. */
export function sessionReport(
  id: string,
  session: Stripe.Checkout.Session,
  kind: 'paid' | 'failed' | 'expired',
  event?: Told,
): PaymentReport | null {
  if (!session.metadata?.order_id) return null
  return {
    id,
    externalId: session.id,
    kind,
    payload: {
      ...told(event),
      amount: session.amount_total,
      currency: session.currency,
      status: session.payment_status,
      intent: idOf(session.payment_intent),
    },
  }
}

/** How a refund ended; null while it is under way, and for one that is none of ours. */
export function refundReport(id: string, refund: Stripe.Refund, event?: Told): PaymentReport | null {
  const session = refund.metadata?.session
  const kind = refundKinds[refund.status ?? '']
  if (!session || !kind) return null
  return {
    id,
    externalId: session,
    refundExternalId: refund.id,
    kind,
    payload: {
      ...told(event),
      amount: refund.amount,
      currency: refund.currency,
      status: refund.status,
      why: refund.failure_reason ?? null,
    },
  }
}

/** Pending ones are told again when they are decided. */
const refundKinds: Readonly<Record<string, 'refunded' | 'refund_failed'>> = {
  succeeded: 'refunded',
  failed: 'refund_failed',
  canceled: 'refund_failed',
}

function disputeReport(
  event: Stripe.Event,
  dispute: Stripe.Dispute,
  page: Stripe.Checkout.Session,
): PaymentReport | null {
  if (!page.metadata?.order_id) return null
  const closed = event.type === 'charge.dispute.closed'
  return {
    id: event.id,
    externalId: page.id,
    kind: closed ? 'dispute_closed' : 'dispute_opened',
    dispute: {
      externalId: dispute.id,
      amountFen: dispute.amount,
      // A question that was never made a claim took no money from us.
      ...(closed && { outcome: dispute.status === 'lost' ? 'lost' : 'won' }),
    },
    payload: { ...told(event), amount: dispute.amount, status: dispute.status, why: dispute.reason },
  }
}

const idOf = (thing: string | { id: string } | null) =>
  typeof thing === 'object' ? (thing?.id ?? null) : thing
