import { z } from 'zod'
import type { OutreachState } from '../outreach/outreach.contract.ts'
import type { EvaluationView } from './evaluation.contract.ts'
import type { AgeGroup, Counted } from './population.contract.ts'
import type { ReportNotes } from './report-note.contract.ts'

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
}
/** What is offered in a district beside who lives there; rates are null where no figure of the population was entered. */
export type CoverageFigures = {
  district: string
  /** The middle of its providers' sites, for where it stands on the map. */
  lat: number | null
  lng: number | null
  elderProviders: number
  childProviders: number
  elderPlaces: number
  childPlaces: number
  carers: number | null
  /** Hours of their usual week. */
  carerHours: number | null
  people: Partial<Record<AgeGroup, Counted>>
  /** For a thousand people of 60 and more. */
  elderPlacesPer: number | null
  carersPer: number | null
  /** For a thousand children under 3. */
  childPlacesPer: number | null
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
/** Who was on the outreach list in the year, by how far it is. */
type OutreachFigures = { state: OutreachState; people: number | null }
export type Figures = {
  year: number
  madeAt: Date
  /** Nothing is hidden: for operators only. */
  whole: boolean
  districts: readonly DistrictFigures[]
  /** Of the year's last day, or today. */
  coverageOn: string
  coverage: readonly CoverageFigures[]
  /** Null where nothing is published. */
  evaluation: EvaluationView | null
  months: readonly MonthFigures[]
  levels: readonly LevelFigures[]
  funds: readonly FundFigures[]
  totals: { orders: number | null; done: number | null; carers: number | null }
  outreach: { rows: readonly OutreachFigures[]; total: number | null }
  notes: ReportNotes
}
