import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import { type AbilityGrade, type Fee, feeKinds, type OfferingUnit } from '../providers/provider.contract.ts'

const lineCodes = ['base', ...feeKinds, 'package', 'capped'] as const
type LineCode = (typeof lineCodes)[number]

/** One line of the price. `package` and `capped` are below zero: what buying many visits saves, and what the price cap takes off. */
export type PriceLine = {
  readonly code: LineCode
  /** Units, kilometres, or 1 for a share of the price. */
  readonly quantity: number
  /** Fen of one; null where the line is a share of the price. */
  readonly unitFen: number | null
  readonly basisPoints: number | null
  readonly amountFen: number
}

export const payers = ['ltci', 'voucher', 'coupon'] as const
export type Payer = (typeof payers)[number]

/** Why a payer pays what it pays. */
const whyCodes = [
  'paid',
  'paid_to_limit',
  'none_held',
  'no_rule',
  'provider_not_taking',
  'other_region',
  'not_listed',
  'stay_length',
  'age_unknown',
  'too_young',
  'no_assessment',
  'grade_too_able',
  'used_up',
  'below_minimum',
  'nothing_left',
  'paid_ahead',
] as const
export type Why = (typeof whyCodes)[number]

export type Share = {
  readonly fen: number
  readonly why: Why
  readonly entitlementId: string | null
  readonly ruleId: string | null
  /** Of which amount, at which rate: the part this payer bears. Null for an amount in whole. */
  readonly ofFen: number
  readonly basisPoints: number | null
  /** What was left before this order in the period, and of how much. */
  readonly leftFen: number
  readonly limitFen: number
}

/** A visit paid ahead with a package: which one, of how many, and what it is worth in fen. */
export type PaidAhead = {
  readonly packageId: string
  readonly number: string
  readonly no: number
  readonly of: number
  readonly fen: number
}

/** What the rules make of the facts: shares, what was paid ahead and self-pay sum to the price. */
export type Quote = {
  readonly engine: number
  readonly lines: readonly PriceLine[]
  readonly priceFen: number
  readonly shares: Readonly<Record<Payer, Share>>
  /** Orders older than packages have none. */
  readonly package?: PaidAhead | null
  readonly selfFen: number
}

/** A confirmed entitlement as it stands on the day of the visit, in its period. Amounts in fen. */
export type HeldEntitlement =
  | {
      readonly kind: 'ltci'
      readonly id: string
      readonly regionCode: string
      readonly leftFen: number
      readonly limitFen: number
    }
  | {
      readonly kind: 'voucher'
      readonly id: string
      readonly regionCode: string
      readonly basisPoints: number
      readonly leftFen: number
      readonly limitFen: number
    }
  | {
      readonly kind: 'coupon'
      readonly id: string
      /** Null: the platform's. */
      readonly providerId: string | null
      readonly minFen: number
      readonly categories: readonly string[]
      readonly leftFen: number
      readonly limitFen: number
    }

/** Everything a quote depends on, besides the rules. */
export type QuoteFacts = {
  /** Wall date and minute of the start in Shanghai. */
  readonly day: string
  readonly startMinute: number
  readonly holiday: boolean
  /** From the provider's site to the door, as the crow flies; null where it comes to nobody's door or nobody knows. */
  readonly metres: number | null
  /** How many days it lasts, counting a begun one. */
  readonly days: number
  readonly offering: {
    readonly category: string
    readonly unit: OfferingUnit
    readonly priceFen: number
    readonly minutes: number
    readonly count: number
    readonly fees: readonly Fee[]
  }
  readonly provider: {
    readonly id: string
    readonly inclusive: boolean
    readonly ltci: boolean
    readonly voucher: boolean
    readonly regionCode: string
  }
  readonly recipient: { readonly age: number | null; readonly grade: AbilityGrade | null }
  readonly entitlements: readonly HeldEntitlement[]
  /** Of the package a visit is taken from; `unitFen` is what a visit cost by itself when it was bought. */
  readonly package?: (PaidAhead & { readonly unitFen: number }) | null
}

/** A rule as the explanation names it. */
export type QuotedRule = { code: string; version: number; source: string; validFrom: string }

/** One payer's part as people see it; whoever may not know why sees only what is paid. */
export type ShareView = Omit<Share, 'entitlementId' | 'ruleId'> & { rule: QuotedRule | null }
export type QuoteView = {
  lines: readonly PriceLine[]
  /** The offering's unit, for the first line. */
  unit: OfferingUnit
  priceFen: number
  shares: Readonly<Record<Payer, ShareView>>
  /** The visit of a package that is used for it. */
  package: PaidAhead | null
  selfFen: number
  /** Paid besides and given back after the stay; no part of the price. */
  depositFen: number
  /** The price cap that was looked at, where one applies; fen per unit. */
  cap: (QuotedRule & { capFen: number }) | null
  /** Whether reasons are told: to those who order for the family. */
  explained: boolean
  /** Which version of the rules in code counted it. */
  engine: number
  /** What the family has seen, to be sent along with its yes. */
  seen: string
  /** 'YYYY-MM' whose quota it uses. */
  month: string
}

/**
 * A quote in five figures: price, insurance, voucher, coupon, self-pay; a sixth where a deposit is paid besides. With `p` where a
 * package's visit is used: the price is what it costs besides. What the family saw when it said yes.
 */
export const seenQuote = z.string().regex(/^\d{1,9}(-\d{1,9}){4,5}p?$/)

const fen = z.number()
export const quoteProblems = problems({
  'quotes.changed': { status: 409, params: z.object({ wasFen: fen, nowFen: fen }) },
  'quotes.above_cap': {
    status: 409,
    field: 'price',
    params: z.object({ capFen: fen, source: z.string() }),
  },
  'quotes.other_month': { status: 409 },
})
