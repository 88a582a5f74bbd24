/** What a payment provider told us, in our words. `id` is the sender's own event id: none is applied twice. */
export type PaymentReport = {
  readonly id: string
  readonly externalId: string
  readonly kind: 'paid' | 'failed' | 'expired' | 'refunded' | 'refund_failed'
  /** Present for refunds. */
  readonly refundExternalId?: string
  readonly payload: unknown
}

/** Moves money. Every call carries an idempotency key; a repeated key answers what the first answered. */
export type PaymentPort = {
  readonly name: 'sandbox' | 'stripe'
  /** Opens a hosted page. amountFen > 0; the page stops taking money at `expiresAt`. */
  open(request: {
    readonly key: string
    readonly orderId: string
    readonly orderNumber: string
    readonly title: string
    readonly amountFen: number
    readonly expiresAt: Date
    readonly returnUrl: string
    readonly locale: 'zh-CN' | 'en'
  }): Promise<{ readonly externalId: string; readonly url: string }>
  /** Gives money back, wholly or in part. `done` is false where the provider reports it later. */
  refund(request: {
    readonly key: string
    readonly externalId: string
    readonly amountFen: number
    readonly reason: string
  }): Promise<{ readonly refundExternalId: string; readonly done: boolean }>
  /** Reads a webhook from its raw body; null when it is none of ours. Throws when the signature is wrong. */
  readWebhook(raw: Buffer, headers: Readonly<Record<string, string | undefined>>): PaymentReport | null
}
