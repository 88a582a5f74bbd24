import type Stripe from 'stripe'
import { ForgedReport, type PaymentPort, type PaymentReport } from './payment-port.ts'
import { refundReport, sessionReport, stripeReport } from './stripe-report.ts'

/** Seconds a signed webhook stays believable. */
const TOLERANCE = 300
/** What we read; Stripe sends far more. */
const TYPES = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.closed',
  'account.updated',
] as const
/** More than this between two looks is a failure of ours that a person should see. */
const MOST_AT_ONCE = 5_000

/** How Stripe tells us things: by webhook, in its list of events, and when asked about one payment. */
export function stripeReports(
  stripe: Stripe,
  secrets: readonly string[],
  version: string,
): Pick<PaymentPort, 'readWebhook' | 'reportsBetween' | 'ask'> {
  /**
   * An event in the words of another version is not read: what it is about is asked for again in ours. That happens
   * around an upgrade, and where an endpoint was made with another version than the key's.
   */
  async function inOurWords(event: Stripe.Event): Promise<PaymentReport | null> {
    if (!TYPES.includes(event.type as (typeof TYPES)[number])) return null
    const current = event.api_version === version ? event : await askedAgain(event)
    return stripeReport(current, pageOf)
  }

  async function askedAgain(event: Stripe.Event): Promise<Stripe.Event> {
    const { id } = event.data.object as { id: string }
    const object = event.type.startsWith('checkout.session.')
      ? await stripe.checkout.sessions.retrieve(id)
      : event.type.startsWith('refund.')
        ? await stripe.refunds.retrieve(id)
        : event.type.startsWith('charge.dispute.')
          ? await stripe.disputes.retrieve(id)
          : event.data.object
    return { ...event, data: { ...event.data, object } } as Stripe.Event
  }

  /** A dispute knows the payment, not our page. */
  async function pageOf(intent: string): Promise<Stripe.Checkout.Session | null> {
    const { data } = await stripe.checkout.sessions.list({ payment_intent: intent, limit: 1 })
    return data[0] ?? null
  }

  return {
    async readWebhook(raw, headers) {
      return inOurWords(verified(stripe, raw, headers['stripe-signature'] ?? '', secrets))
    },
    async reportsBetween(from, to) {
      const created = {
        gte: Math.floor(from.getTime() / 1_000),
        ...(to && { lte: Math.ceil(to.getTime() / 1_000) }),
      }
      const events = await stripe.events
        .list({ types: [...TYPES], created, limit: 100 })
        .autoPagingToArray({ limit: MOST_AT_ONCE })
      const reports: PaymentReport[] = []
      for (const event of events.reverse()) {
        const report = await inOurWords(event)
        if (report) reports.push(report)
      }
      return reports
    },
    async ask({ externalId, refundExternalId }) {
      if (refundExternalId) {
        const refund = await stripe.refunds.retrieve(refundExternalId)
        return refundReport(`asked:${refund.id}:${refund.status}`, refund)
      }
      const session = await stripe.checkout.sessions.retrieve(externalId, { expand: ['payment_intent'] })
      const kind = endOf(session)
      return kind && sessionReport(`asked:${session.id}:${kind}`, session, kind)
    },
  }
}

function verified(stripe: Stripe, raw: Buffer, signature: string, secrets: readonly string[]): Stripe.Event {
  let why: unknown
  for (const secret of secrets) {
    try {
      return stripe.webhooks.constructEvent(raw, signature, secret.trim(), TOLERANCE)
    } catch (error) {
      why = error
    }
  }
  throw new ForgedReport((why as Error).message, { cause: why })
}

function endOf(session: Stripe.Checkout.Session): 'paid' | 'failed' | 'expired' | null {
  if (session.payment_status === 'paid') return 'paid'
  if (session.status === 'expired') return 'expired'
  const intent = session.payment_intent
  const gaveUp =
    session.status === 'complete' &&
    typeof intent === 'object' &&
    (intent?.status === 'requires_payment_method' || intent?.status === 'canceled')
  return gaveUp ? 'failed' : null
}
