import { missing, type StripeBooks } from './books.ts'
import { signed, type Webhook } from './signed.ts'

/** What people do at Stripe's own pages, and banks behind them; each gives the webhook that tells of it. */
export function stripePayer(books: StripeBooks) {
  const get = <Thing>(things: Map<string, Thing>, id: string): Thing => {
    const thing = things.get(id)
    if (!thing) throw new Error(`${missing(id).status}: no ${id}`)
    return thing
  }
  const tell = (type: string, object: object): Webhook => signed(books.happened(type, object))
  return {
    /** The customer finishes the page: with money at once, or with money that is still on its way. */
    finish(id: string, payment_status: 'paid' | 'unpaid' = 'paid'): Webhook {
      const session = get(books.sessions, id)
      Object.assign(session, { payment_status, status: 'complete', payment_intent: `pi_${id}` })
      return tell('checkout.session.completed', session)
    },
    asyncPayment(id: string, how: 'succeeded' | 'failed'): Webhook {
      const session = get(books.sessions, id)
      if (how === 'succeeded') session.payment_status = 'paid'
      return tell(`checkout.session.async_payment_${how}`, session)
    },
    expire(id: string): Webhook {
      const session = get(books.sessions, id)
      session.status = 'expired'
      return tell('checkout.session.expired', session)
    },
    settleRefund(id: string, status: 'succeeded' | 'failed' | 'pending'): Webhook {
      const refund = get(books.refunds, id)
      refund.status = status
      return tell(status === 'failed' ? 'refund.failed' : 'refund.updated', refund)
    },
    /** The owner of an account has told everything that was asked. */
    onboard(id: string): Webhook {
      const account = get(books.accounts, id)
      account.capabilities.transfers = 'active'
      account.requirements.currently_due = []
      return tell('account.updated', account)
    },
    dispute(id: string, amount: number): { disputeId: string; webhook: Webhook } {
      const session = get(books.sessions, id)
      const disputeId = `dp_${id}_${books.disputes.size}`
      const dispute = {
        id: disputeId,
        object: 'dispute' as const,
        amount,
        payment_intent: session.payment_intent ?? '',
        status: 'needs_response',
        reason: 'fraudulent',
      }
      books.disputes.set(disputeId, dispute)
      return { disputeId, webhook: tell('charge.dispute.created', dispute) }
    },
    decideDispute(id: string, status: 'won' | 'lost'): Webhook {
      const dispute = get(books.disputes, id)
      dispute.status = status
      return tell('charge.dispute.closed', dispute)
    },
  }
}
