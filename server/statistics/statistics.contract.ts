import { z } from 'zod'

export const figuresInput = z.object({ year: z.coerce.number().int().min(2024).max(2100) })

/** One district; counts are null where people could be told apart. */
type DistrictFigures = {
  district: string
  /** Listed, and of them run by somebody and verified. */
  providers: number
  verified: number
  /** Orders whose visit or stay begins in the year, and those that were done: these for operators only. */
  orders: number | null
  done: number | null
  /** Older people living there, or small children: only with a source. */
  population: null
}
export type MonthFigures = {
  /** 'YYYY-MM' */
  month: string
  orders: number | null
  done: number | null
  /** Minutes from payment to the provider's yes, the middle one; null without any or with fewer than five. */
  waitMinutes: number | null
  /** The middle price of an order in fen, likewise. */
  priceFen: number | null
  /** Mean stars of families, likewise. */
  stars: number | null
  /** Orders disputed, and bad reviews with a remedy. */
  complaints: number | null
}
type LevelFigures = { level: string; carers: number | null }
type FundFigures = {
  fund: 'ltci' | 'voucher' | 'coupon'
  recipients: number | null
  amountFen: number | null
}
export type Figures = {
  year: number
  madeAt: Date
  /** Nothing is hidden: for operators only. */
  whole: boolean
  districts: readonly DistrictFigures[]
  months: readonly MonthFigures[]
  levels: readonly LevelFigures[]
  funds: readonly FundFigures[]
  totals: { orders: number | null; done: number | null; carers: number | null }
}
