import type Stripe from 'stripe'
import type { PaymentReport } from './payment-port.ts'

/**
 * A Stripe event in our words; null when it is none of ours or changes nothing. Of what Stripe sends only the facts of
 * the payment are kept: the rest says who paid, where they live and with which card.
 */
export function stripeReport(event: Stripe.Event): PaymentReport | null {
  switch (event.type) {
    case 'checkout.session.completed':
      // With Alipay or WeChat Pay a finished page may still wait for its money.
      return event.data.object.payment_status === 'paid'
        ? aboutSession(event, event.data.object, 'paid')
        : null
    case 'checkout.session.async_payment_succeeded':
      return aboutSession(event, event.data.object, 'paid')
    case 'checkout.session.async_payment_failed':
      return aboutSession(event, event.data.object, 'failed')
    case 'checkout.session.expired':
      return aboutSession(event, event.data.object, 'expired')
    case 'charge.refunded':
      return aboutRefund(event, event.data.object.refunds?.data[0])
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return aboutRefund(event, event.data.object)
    default:
      return null
  }
}

function aboutSession(
  event: Stripe.Event,
  session: Stripe.Checkout.Session,
  kind: 'paid' | 'failed' | 'expired',
): PaymentReport | null {
  // Another shop may share the account; only our pages carry an order.
  if (!session.metadata?.order_id) return null
  return {
    id: event.id,
    externalId: session.id,
    kind,
    payload: {
      type: event.type,
      created: event.created,
      amount: session.amount_total,
      currency: session.currency,
      status: session.payment_status,
      intent: idOf(session.payment_intent),
    },
  }
}

function aboutRefund(event: Stripe.Event, refund: Stripe.Refund | undefined): PaymentReport | null {
  const session = refund?.metadata?.session
  const kind = refundKinds[refund?.status ?? '']
  if (!refund || !session || !kind) return null
  return {
    id: event.id,
    externalId: session,
    refundExternalId: refund.id,
    kind,
    payload: {
      type: event.type,
      created: event.created,
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

const idOf = (thing: string | { id: string } | null) =>
  typeof thing === 'object' ? (thing?.id ?? null) : thing
