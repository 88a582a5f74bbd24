import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import { type AbilityGrade, abilityGrades, offeringCategories } from '../providers/provider.contract.ts'

const entitlementKinds = ['assessment', 'ltci', 'voucher', 'coupon'] as const
export type EntitlementKind = (typeof entitlementKinds)[number]
type EntitlementState = 'submitted' | 'confirmed' | 'refused' | 'withdrawn'

/** The whole form of GB/T 42195-2022. */
const FULL_SCORE = 90
const fen = z.coerce.number().int().min(1)
/** What is written on each paper. */
export const entitlementTerms = {
  assessment: z.object({
    grade: z.enum(abilityGrades),
    /** Of 90 points (GB/T 42195-2022); null where only the grade is known. */
    score: z.coerce.number().int().min(0).max(FULL_SCORE).nullable().default(null),
    assessor: z.string().trim().min(2).max(60),
  }),
  ltci: z.object({ monthlyFen: fen.max(1_000_000) }),
  voucher: z.object({
    basisPoints: z.coerce.number().int().min(100).max(10_000),
    monthlyFen: fen.max(200_000),
  }),
  coupon: z.object({
    amountFen: fen,
    minFen: z.number().int().min(0),
    categories: z.array(z.string()),
    providerId: z.uuid().nullable(),
  }),
} as const

const about = { recipientId: z.uuid(), key: z.uuid() }
const number = z
  .string()
  .trim()
  .regex(/^[0-9A-Za-z-]{4,30}$/)
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)

/** What a family writes down from a paper; months and dates are the wall's in Shanghai. */
export const enterEntitlementInput = z.discriminatedUnion('kind', [
  entitlementTerms.assessment.extend({
    ...about,
    kind: z.literal('assessment'),
    assessedOn: z.iso.date(),
    number: number.or(z.literal('')).default(''),
  }),
  entitlementTerms.ltci.extend({
    ...about,
    kind: z.literal('ltci'),
    number,
    validFrom: z.iso.date(),
    validUntil: z.iso.date(),
  }),
  entitlementTerms.voucher.extend({
    ...about,
    kind: z.literal('voucher'),
    number,
    fromMonth: month,
    untilMonth: month,
  }),
])
export const takeCouponInput = z.object({ ...about, code: z.string().trim().toUpperCase().min(3).max(30) })
export const recipientEntitlementsInput = z.object({ recipientId: z.uuid() })
export const withdrawEntitlementInput = z.object({ entitlementId: z.uuid() })
export const openEntitlementInput = z.object({
  entitlementId: z.uuid(),
  /** Why an operator looks into somebody's papers. */
  reason: z.string().trim().min(2).max(200),
})
export const decideEntitlementInput = z.object({
  entitlementId: z.uuid(),
  decision: z.enum(['confirm', 'refuse']),
  reason: z.string().trim().min(2).max(300),
  key: z.uuid(),
})
export const issueCouponInput = z.object({
  code: z.string().trim().toUpperCase().min(3).max(30),
  providerId: z.uuid().nullable().default(null),
  amountFen: fen.max(100_000),
  minFen: z.coerce.number().int().min(0).max(10_000_000).default(0),
  categories: z.array(z.enum(offeringCategories)).default([]),
  validFrom: z.iso.date(),
  validUntil: z.iso.date(),
  /** What it may cost in all, in fen; null: no limit. */
  budgetFen: z.coerce.number().int().min(1).max(100_000_000).nullable().default(null),
})
export const stopCouponInput = z.object({ couponId: z.uuid() })
export type CouponRow = {
  id: string
  code: string
  /** Who bears it; null: the platform. */
  providerName: string | null
  amountFen: number
  minFen: number
  validFrom: string
  validUntil: string
  budgetFen: number | null
  stoppedAt: Date | null
  /** How many families have taken it, and what is used or reserved of it, in fen. */
  taken: number
  usedFen: number
}
/** Campaigns, and the providers that may bear one. */
export type CouponsView = {
  coupons: readonly CouponRow[]
  providers: readonly { id: string; name: string }[]
}
export const funders = ['ltci', 'voucher', 'coupon'] as const
export type Funder = (typeof funders)[number]
export const settlementInput = z.object({
  funder: z.enum(funders),
  month,
  reason: z.string().trim().min(2).max(200),
})

export type EntitlementView = {
  id: string
  kind: EntitlementKind
  state: EntitlementState
  regionName: string
  /** The last four characters; the whole is on the paper. */
  numberEnd: string
  validFrom: string
  validUntil: string
  enteredAt: Date
  /** Why an operator refused it. */
  reason: string
  terms: EntitlementTermsView
  /** What is left in the present month, or of a coupon; null where it pays nothing or is not in force today. */
  left: { leftFen: number; limitFen: number } | null
  /** The viewer may take it back. */
  mayWithdraw: boolean
}
export type EntitlementTermsView = {
  grade?: AbilityGrade
  score?: number | null
  assessor?: string
  monthlyFen?: number
  basisPoints?: number
  amountFen?: number
  minFen?: number
  categories?: readonly string[]
  providerName?: string | null
}
export type RecipientEntitlements = {
  recipient: {
    id: string
    calledBy: string
    name: string
    kind: 'elder' | 'child'
    age: number | null
    regionName: string
  }
  /** Present month, 'YYYY-MM'. */
  month: string
  items: readonly EntitlementView[]
}

/** What waits for an operator: nobody's name and nothing of the paper until it is opened with a reason. */
export type EntitlementRow = { id: string; kind: EntitlementKind; regionName: string; enteredAt: Date }
export type OpenedEntitlement = EntitlementRow & {
  state: EntitlementState
  recipientName: string
  bornOn: string | null
  number: string
  validFrom: string
  validUntil: string
  terms: EntitlementTermsView
  enteredByName: string
}

/** One visit of a month's settlement with a funder; traceable to the visit and the assessment. Amounts in fen. */
export type SettlementRow = {
  orderNumber: string
  visitId: string
  regionCode: string
  recipientName: string
  entitlementNumber: string
  assessment: { id: string; grade: AbilityGrade; assessedOn: string } | null
  providerName: string
  category: string
  items: readonly string[]
  startedAt: Date
  endedAt: Date
  priceFen: number
  amountFen: number
  rule: { code: string; version: number } | null
  settledAt: Date
}
export type Settlement = {
  funder: Funder
  month: string
  rows: readonly SettlementRow[]
  totalFen: number
}

export const entitlementProblems = problems({
  'entitlements.not_found': { status: 404 },
  'entitlements.already_decided': { status: 409 },
  'entitlements.in_use': { status: 409 },
  'entitlements.overlaps': { status: 409 },
  'entitlements.dates_wrong': { status: 422 },
  'entitlements.too_old': { status: 422, field: 'assessedOn' },
  'entitlements.above_bounds': {
    status: 422,
    params: z.object({ mostBasisPoints: z.number(), mostMonthlyFen: z.number() }),
  },
  'entitlements.coupon_unknown': { status: 404, field: 'code' },
  'entitlements.coupon_over': { status: 409, field: 'code' },
  'entitlements.coupon_budget': { status: 422, field: 'budget' },
  'entitlements.coupon_used': { status: 409, field: 'code' },
  'entitlements.coupon_exists': { status: 409, field: 'code' },
})
