/** What was looked at: one of their orders, a paper, somebody cared for, a member, a payment, a call for help, an outreach. */
export type LookKind = 'order' | 'entitlement' | 'recipient' | 'person' | 'payment' | 'incident' | 'hardship'

/** One look of somebody who is not of the family at what is kept of it. */
export type LookView = {
  key: string
  kind: LookKind
  /** The latest; where it was looked at several times in a row, `times` says how often. */
  at: Date
  times: number
  /** Whose work it was. Everybody who has to say so is an operator. */
  who: string
  /** Whom it is about, as the family calls them, or a member's name. */
  about: string
  /** The order's number; empty where it is about none. */
  number: string
  /** Where the family finds it; null where it is a page of its own nowhere. */
  path: string | null
  /** In the words of whoever looked; empty where the work itself was the reason. */
  reason: string
}
