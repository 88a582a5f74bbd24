/** Each list runs from weak to strong: the strongest thing ever heard is true, in whatever order it was heard. */
const paymentStrength = ['open', 'failed', 'expired', 'paid'] as const
const refundStrength = ['requested', 'done', 'failed'] as const

export type PaymentState = (typeof paymentStrength)[number]
export type RefundState = (typeof refundStrength)[number]

/**
 * What news makes of a payment, or null when it changes nothing. Money that came in counts however late it is told,
 * so `paid` beats all; a declined attempt may be followed by another.
 */
export function paymentAfter<News extends Exclude<PaymentState, 'open'>>(
  state: PaymentState,
  news: News,
): News | null {
  return paymentStrength.indexOf(news) > paymentStrength.indexOf(state) ? news : null
}

/** What news makes of a refund, or null. A bank may send back what was already done, so `failed` beats `done`. */
export function refundAfter<News extends Exclude<RefundState, 'requested'>>(
  state: RefundState,
  news: News,
): News | null {
  return refundStrength.indexOf(news) > refundStrength.indexOf(state) ? news : null
}

/** Fen of a payment that may still be given back: what was paid, less what is or will be returned. */
export function leftOf(payment: {
  readonly amountFen: number
  readonly refunds: readonly { readonly state: RefundState; readonly amountFen: number }[]
}): number {
  const promised = payment.refunds.filter((refund) => refund.state !== 'failed')
  return payment.amountFen - promised.reduce((total, refund) => total + refund.amountFen, 0)
}

/** How a hosted page stands: it takes money until `payBy`, a declined attempt included; null means no longer. */
export function pageState(state: PaymentState, payBy: Date | null, now: Date): PaymentState {
  if (state === 'paid') return 'paid'
  return payBy === null || now >= payBy ? 'expired' : state
}

/** So many failed tries, the last an hour and a half after the first, and a report is parked for a person. */
export const PARK_AFTER = 8

/** Milliseconds a report waits after its so many-th failed try: one second, then four times as long each time. */
export const waitBefore = (tries: number) => 1_000 * 4 ** (tries - 1)
