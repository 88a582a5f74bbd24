import { z } from 'zod'

export const receiptInput = z.object({ orderId: z.uuid() })
/** A calendar year in Shanghai; without one, the present year. */
export const yearInput = z.object({ year: z.number().int().min(2020).max(2099).optional() })

/** Money that came in for an order or went back, as the ledger has it. Fen, above zero. */
export type ReceiptLine = { key: string; kind: 'paid' | 'refunded'; at: Date; amountFen: number }

export type ReceiptStay = {
  startsOn: string
  lastDay: string
  months: number
  serviceFen: number
  depositFen: number
  /** What the family agreed to leave of the deposit; null while it is not settled. */
  keptFen: number | null
}

export type Receipt = {
  issuedAt: Date
  orderId: string
  orderNumber: string
  title: string
  providerName: string
  recipientName: string
  caregiverName: string
  startsAt: Date
  endsAt: Date
  placedByName: string
  /** Months paid ahead, and the deposit besides; null of anything else. Wall dates, both inclusive. */
  stay: ReceiptStay | null
  /** The package this visit was paid ahead with. */
  drawnFrom: { packageId: string; number: string } | null
  lines: ReceiptLine[]
  paidFen: number
  refundedFen: number
  /** On its way back. */
  refundingFen: number
  /** Paid less what came back. */
  netFen: number
  /** The visit is confirmed: the amount is final unless something is refunded later. */
  final: boolean
}

/** Money of one order, or of one package of visits, within a year; of a visit from a package also where it is nothing. */
export type YearRow = {
  /** Null where it is a package. */
  orderId: string | null
  /** The package itself. */
  packageId: string | null
  /** The number of the package a visit was drawn from. */
  drawnFrom: string | null
  orderNumber: string
  title: string
  providerName: string
  recipientName: string
  /** Of a package: when it was bought. */
  startsAt: Date
  paidFen: number
  refundedFen: number
  netFen: number
}

export type YearSummary = {
  issuedAt: Date
  year: number
  /** Years with money, and the present one, the latest first. */
  years: number[]
  rows: YearRow[]
  total: { paidFen: number; refundedFen: number; netFen: number }
  /** Of what was paid, deposits that are still kept. */
  depositFen: number
}
