import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

/** What the demo's payer may let happen: besides yes and no, a question of the bank's, silence, and money that comes late. */
export const sandboxOutcomes = ['success', 'decline', 'challenge', 'timeout', 'late'] as const
export type SandboxOutcome = (typeof sandboxOutcomes)[number]
export const sandboxPageInput = z.object({ externalId: z.string().min(8).max(80) })
export const sandboxActInput = sandboxPageInput.extend({ outcome: z.enum(sandboxOutcomes) })

export const sandboxAccountInput = z.object({ linkId: z.string().min(8).max(80) })

/** The sandbox's page on which a provider's owner tells who they are. */
export type SandboxAccountPage = { linkId: string; name: string; ready: boolean; returnUrl: string }

/** The sandbox's own hosted page: it never asks for real card data. */
export type SandboxPaymentPage = {
  externalId: string
  state: 'open' | 'challenged' | 'unanswered' | 'pending' | 'paid' | 'failed' | 'expired'
  amountFen: number
  title: string
  /** Where its payer comes from: the order's page, or the package's. */
  path: string
  orderNumber: string
  providerName: string
  payBy: Date | null
}

export const retryReportInput = z.object({ reportId: z.string().min(1).max(255) })

export const sendAgainInput = z.object({ refundId: z.uuid() })

type OrderName = { id: string; number: string }
/** A report that could not be applied: `reason` in our words, `detail` in the program's. */
export type ParkedReport = {
  id: string
  kind: string
  reason: 'unknown_payment' | 'unknown_refund' | 'failed'
  detail: string
  tries: number
  receivedAt: Date
  parkedAt: Date
  order: OrderName | null
}
/** A refund the family's bank has sent back: so much of it is still with us. An order's, or a package's. */
export type ReturnedRefund = { id: string; amountFen: number; decidedAt: Date; order: OrderName | null }
export type ReportsOverview = {
  at: Date
  adapter: string
  /** Stored and not yet applied. */
  waiting: number
  oldestWaitingSince: Date | null
  /** When the payment provider's own list was last read. */
  readAt: Date | null
  parked: ParkedReport[]
  returned: ReturnedRefund[]
  chargebacks: { id: string; amountFen: number; openedAt: Date; order: OrderName | null }[]
}

export const paymentProblems = problems({
  'payments.not_found': { status: 404 },
  'payments.report_not_found': { status: 404 },
  'payments.refund_not_returned': { status: 409 },
  'payments.declined': { status: 409 },
  'payments.unavailable': { status: 503 },
  'payments.already_settled': { status: 409 },
  /** The way of paying would let go of the money before the service is over. */
  'payments.held_too_long': { status: 409, params: z.object({ mostDays: z.number() }) },
  'payments.share_too_large': { status: 409 },
})
