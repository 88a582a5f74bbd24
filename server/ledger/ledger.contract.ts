import { z } from 'zod'

/** Where money can be. */
export type AccountKind =
  | 'clearing'
  | 'held'
  | 'payable'
  | 'commission'
  | 'refunding'
  | 'transferring'
  | 'custody'
  | 'deposit'
  /** What funds refused and the platform bears: below zero. */
  | 'write_off'
  | FunderAccountKind
/** What insurance and voucher funds owe us, and what our own coupons cost us: below zero. */
type FunderAccountKind = 'ltci_receivable' | 'voucher_receivable' | 'coupon_cost'

/** What can happen to it. */
export type JournalKind =
  | 'payment_received'
  | 'funds_released'
  | 'refund_requested'
  | 'refund_done'
  | 'refund_failed'
  | 'transfer_requested'
  | 'transfer_done'
  | 'transfer_failed'
  | 'reversal_done'
  | 'custody_kept'
  | 'month_released'
  | 'deposit_deducted'
  | 'funder_paid'
  | 'funder_short'
  | 'loss_recovered'

/** `month` is 'YYYY-MM' on Shanghai's calendar; without one, the present month. */
export const earningsInput = z.object({
  providerId: z.uuid(),
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional(),
})

/** Where an order's money is, in fen: what came in is held, on its way back, back, or the provider's and ours. */
export type OrderMoney = {
  paidFen: number
  /** Whatever waits for its service or its return: what is in custody and the deposit included. */
  heldFen: number
  /** Of that, months paid ahead and not delivered yet; and the deposit. */
  custodyFen: number
  depositFen: number
  /** Of what the family paid: the provider's part and the platform's, wherever the provider's part is by now. */
  releasedFen: number
  refundingFen: number
  refundedFen: number
}

/** One order whose books do not agree with what happened to it. Fen; `ledger` is what is written, `facts` what should be. */
export type BooksDifference = {
  /** It is about a package of visits: id, number and state are the package's. */
  package?: true
  orderId: string
  orderNumber: string
  orderState: string
  ledger: {
    receivedFen: number
    heldFen: number
    custodyFen: number
    depositFen: number
    releasedFen: number
    refundingFen: number
    refundedFen: number
    transferringFen: number
    transferredFen: number
    /** What funders owe, and coupons cost. */
    fundedFen: number
  }
  facts: {
    paidFen: number
    returnedFen: number
    promisedFen: number
    /** On its way to the provider, and there, less what was taken back. */
    leavingFen: number
    sentFen: number
    /** What was settled of entitlements. */
    usedFen: number
  }
}
export type BooksCheck = { at: Date; orders: number; differences: BooksDifference[] }

/** What is in all accounts of one kind; funds at the payment provider are counted above zero, like what they cover. */
export type AccountBalance = {
  kind: AccountKind
  /** Which payment provider, or the name of the region whose fund it is; empty where there is only one. */
  name: string
  balanceFen: number
  /** How many accounts are not empty: orders for `held`, providers for `payable`. */
  accounts: number
}

export type JournalRow = {
  id: string
  kind: JournalKind
  at: Date
  /** Null where it is about a package of visits alone; the number is the package's then. */
  orderId: string | null
  orderNumber: string
  reason: string
  rule: { code: string; version: number; basisPoints: number } | null
  /** What each account gave (below zero) or got; the name is the payment provider's, the care provider's or the fund's region. */
  lines: { kind: AccountKind; name: string; amountFen: number }[]
}

export type RuleRow = {
  id: string
  code: string
  version: number
  providerName: string | null
  providerKind: string | null
  category: string | null
  basisPoints: number
  validFrom: string
  validUntil: string | null
  source: string
}

export type Books = {
  check: BooksCheck
  balances: AccountBalance[]
  /** To whom most is owed, at most 50. */
  payables: { providerId: string; name: string; balanceFen: number }[]
  /** The latest first, at most 50. */
  journals: JournalRow[]
  rules: RuleRow[]
}

/** What one order brings its provider: gross less the platform's share; below zero where it went back. Nobody's name. */
export type EarningsRow = {
  key: string
  /** Of a stay paid ahead: which of its months, or what was kept of its deposit. */
  part: number | 'deposit' | null
  orderId: string
  orderNumber: string
  title: string
  startsAt: Date
  /** When it was written down; null while it is held, and the share is what the rule of the order's day will say. */
  at: Date | null
  grossFen: number
  commissionFen: number
  netFen: number
  basisPoints: number | null
}

export type Earnings = {
  /** When it was asked for. */
  at: Date
  /** 'YYYY-MM' */
  month: string
  /** Months with entries and the present one, the latest first. */
  months: string[]
  /** Everything owed to the provider today, whatever the month. */
  payableFen: number
  heldFen: number
  /** Paid ahead and not delivered, deposits apart from it, by how many stays and packages of visits; and what of it is packages'. */
  custody: { fen: number; depositFen: number; stays: number; packagesFen: number; packages: number }
  /** Orders that are paid and not confirmed, whatever the month. */
  held: EarningsRow[]
  /** What was written down in this month, in that order. A past month never changes. */
  released: EarningsRow[]
  total: { grossFen: number; commissionFen: number; netFen: number }
}
