import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

export const funds = ['ltci', 'voucher'] as const
export type Fund = (typeof funds)[number]
/** Who bears what a fund does not pay: it is still owed, or the provider or the platform lets it go. Never the family. */
const shortBearers = ['later', 'provider', 'platform'] as const

export const funderPaymentRow = z.object({
  orderNumber: z
    .string()
    .trim()
    .regex(/^\d{6}-\d{6}$/),
  paidFen: z.number().int().min(0),
  /** Needed where it is less than owed. */
  bearer: z.enum(shortBearers).nullable().default(null),
  reason: z.string().trim().max(300).default(''),
})
export const recordFunderPaymentInput = z.object({
  funder: z.enum(funds),
  regionCode: z.string().regex(/^\d{6}$/),
  /** As it stands on the fund's own paper: entered once. */
  reference: z.string().trim().min(3).max(60),
  paidOn: z.iso.date(),
  rows: z.array(funderPaymentRow).min(1).max(2_000),
})
export type RecordFunderPayment = z.output<typeof recordFunderPaymentInput>

type FunderPaymentView = {
  id: string
  funder: Fund
  regionName: string
  reference: string
  paidOn: string
  totalFen: number
  enteredAt: Date
  /** How many orders, and of them paid short. */
  rows: number
  short: { orderNumber: string; owedFen: number; paidFen: number; bearer: string; reason: string }[]
}
export type FunderOverview = {
  /** What each fund owes today, in fen, for how many orders. */
  owing: { funder: Fund; regionCode: string; regionName: string; owedFen: number; orders: number }[]
  /** The latest first, at most 50. */
  payments: FunderPaymentView[]
}

const row = z.object({ orderNumber: z.string() })
export const funderProblems = problems({
  'funders.order_unknown': { status: 422, field: 'rows', params: row },
  'funders.order_twice': { status: 422, field: 'rows', params: row },
  'funders.too_much': { status: 422, field: 'rows', params: row.extend({ mostFen: z.number() }) },
  'funders.short_unexplained': { status: 422, field: 'rows', params: row.extend({ mostFen: z.number() }) },
  'funders.reference_used': { status: 409, field: 'reference' },
})
