import type { CarryingLimits } from './carrying.rules.ts'

export type ReportKind =
  | 'paid'
  | 'failed'
  | 'expired'
  | 'refunded'
  | 'refund_failed'
  | 'dispute_opened'
  | 'dispute_closed'
  | 'account_changed'

/** What a payment provider told us, in our words. `id` is the sender's own event id: none is applied twice. */
export type PaymentReport = {
  readonly id: string
  /** The page the report is about; for account_changed the account. */
  readonly externalId: string
  readonly kind: ReportKind
  /** Present for refunds. */
  readonly refundExternalId?: string
  /** Present for disputes: the payer's bank wants money back. `outcome` says how it was decided, from where we stand. */
  readonly dispute?: {
    readonly externalId: string
    readonly amountFen: number
    readonly outcome?: 'won' | 'lost'
  }
  readonly payload: unknown
}

export type PageRequest = {
  readonly key: string
  /** What is paid: an order, or a package of visits, and what people call it. */
  readonly orderId: string
  readonly orderNumber: string
  readonly title: string
  readonly amountFen: number
  readonly expiresAt: Date
  readonly returnUrl: string
  readonly locale: 'zh-CN' | 'en'
}

/**
 * Moves money. Every call that changes something carries an idempotency key: a repeated key answers what the first
 * answered, and one repeated with another question is refused. Calls refuse with PaymentRefused where asking again
 * cannot help, and throw anything else where it may.
 */
export type PaymentPort = {
  readonly name: 'sandbox' | 'stripe'
  /** How long it keeps an order's money for us, and how much of it may go to others. */
  readonly limits: CarryingLimits
  /** Opens a hosted page. amountFen > 0; the page stops taking money at `expiresAt`. */
  open(request: PageRequest): Promise<{ readonly externalId: string; readonly url: string }>
  /**
   * Gives money back, wholly or in part, never more than was paid, and nothing that the payer's bank wants back or has taken. `done` is
   * false where the provider reports it later.
   */
  refund(request: {
    readonly key: string
    readonly externalId: string
    readonly amountFen: number
    readonly reason: string
  }): Promise<{ readonly refundExternalId: string; readonly done: boolean }>

  /** Opens the account in which a provider receives money. It can receive none until its owner has told who they are. */
  openAccount(request: {
    readonly key: string
    readonly providerId: string
    readonly name: string
  }): Promise<{ readonly accountExternalId: string }>
  /** A page, good for one visit within minutes, on which the account's owner tells what is missing. */
  accountLink(request: {
    readonly key: string
    readonly accountExternalId: string
    readonly returnUrl: string
  }): Promise<{ readonly url: string }>
  /** Whether money can be sent there, and which facts are missing, in the payment provider's words. */
  accountStatus(request: {
    readonly accountExternalId: string
  }): Promise<{ readonly ready: boolean; readonly missing: readonly string[] }>
  /** Sends an order's money on to a provider's account. Refused while the account is not ready. */
  transfer(request: {
    readonly key: string
    readonly accountExternalId: string
    readonly amountFen: number
    readonly orderId: string
    readonly reason: string
  }): Promise<{ readonly transferExternalId: string }>
  /** Takes transferred money back, wholly or in part, never more than was transferred. */
  reverse(request: {
    readonly key: string
    readonly transferExternalId: string
    readonly amountFen: number
    readonly reason: string
  }): Promise<{ readonly reversalExternalId: string }>

  /**
   * Reads a webhook from its raw body; null when it is none of ours. Throws ForgedReport when its signature is wrong or
   * too old, anything else when the payment provider had to be asked and did not answer.
   */
  readWebhook(
    raw: Buffer,
    headers: Readonly<Record<string, string | undefined>>,
  ): Promise<PaymentReport | null>
  /**
   * What was reported from one instant to another (null: up to now, by the provider's own clock), oldest first, whether or not it
   * ever reached us. May repeat what is known.
   */
  reportsBetween(from: Date, to: Date | null): Promise<readonly PaymentReport[]>
  /** How a page, or one of its refunds, has ended; null while it has not. */
  ask(about: {
    readonly externalId: string
    readonly refundExternalId?: string
  }): Promise<PaymentReport | null>
}

export type RefusalReason =
  | 'not_paid'
  | 'too_much'
  /** A payer's bank wants it back, or has it. */
  | 'disputed'
  | 'account_not_ready'
  | 'key_reused'
  | 'not_found'
  | 'refused'

/** The payment provider said no: the same request will be refused again. */
export class PaymentRefused extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, detail: string, options?: ErrorOptions) {
    super(`${reason}: ${detail}`, options)
    this.name = 'PaymentRefused'
    this.reason = reason
  }
}

/** What claims to come from the payment provider and does not, or came too late to be believed. */
export class ForgedReport extends Error {
  constructor(detail: string, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'ForgedReport'
  }
}
