import type { Ctx } from '../context.ts'
import type { PaidFor } from '../ledger/ledger.entry.ts'
import type { Tx } from '../platform/db.ts'

/** A payment that has just changed: at most once for each kind. amountFen is what the payment is about. */
export type PaymentNews = PaidFor & {
  readonly paymentId: string
  readonly kind: 'paid' | 'failed' | 'expired'
  readonly amountFen: number
}
/** The payer's bank wants money back, or has decided; each at most once for a dispute. */
type DisputeNews = PaidFor & {
  readonly paymentId: string
  readonly kind: 'dispute_opened' | 'dispute_closed'
  readonly amountFen: number
  readonly outcome: 'won' | 'lost' | null
}
/** Something about a provider's account with the payment provider is different: ask for its status. */
type AccountNews = { readonly kind: 'account_changed'; readonly accountExternalId: string }
export type News = PaymentNews | DisputeNews | AccountNews
/** What others make of it, in the same transaction. */
export type TakeNews = (tx: Tx, ctx: Ctx, news: News) => Promise<unknown>
