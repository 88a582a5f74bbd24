import { Temporal } from 'temporal-polyfill'
import { addDays, instantOf } from '../kernel/wall-time.ts'
import { endingPapers, type PaperKind, paperDetails, yearlyPapers } from './paper.contract.ts'

/** Days before the last one on which a provider is reminded, at nine in the morning. */
const REMIND_DAYS = [60, 30, 7] as const
const NINE = 540
/** A home nursery rents for three years at least (家庭托育点管理办法). */
const LEASE_YEARS = 3

export type Said = {
  readonly kind: PaperKind
  readonly number: string
  readonly detail: string
  readonly validFrom: string | null
  readonly validUntil: string | null
}

/** Yearly papers end a year after they were made at the latest, whatever was written. */
export function endOf(kind: PaperKind, from: string | null, until: string | null): string | null {
  if (from === null || !yearlyPapers.includes(kind)) return until
  const year = addDays(yearsAfter(from, 1), -1)
  return until === null || until > year ? year : until
}

/** What keeps a paper from being handed in today, as a code; null when nothing does. */
export function lackOf(
  paper: Said,
  { files, today, providerKind }: { files: number; today: string; providerKind: string },
): string | null {
  const { kind, number, detail, validFrom, validUntil } = paper
  if (number === '') return 'filings.number_missing'
  if (paperDetails[kind] && !paperDetails[kind].includes(detail)) return 'filings.detail_missing'
  if (validFrom === null) return 'filings.from_missing'
  const leased = kind === 'premises' && detail === 'leased'
  if (validUntil === null && (leased || endingPapers.includes(kind))) return 'filings.until_missing'
  if (validUntil !== null && (validUntil < today || validUntil < validFrom)) return 'filings.over_already'
  if (leased && providerKind === 'home_nursery' && validUntil !== null) {
    if (addDays(validUntil, 1) < yearsAfter(validFrom, LEASE_YEARS)) return 'filings.lease_too_short'
  }
  return files === 0 ? 'filings.file_missing' : null
}

/** When the clock comes back to what was accepted: at its beginning, to remind, at the midnight that ends its last day. */
export function clocksOf(
  validFrom: string | null,
  validUntil: string | null,
  now: Date,
): { beginsAt: Date | null; remindAt: Date | null; overAt: Date | null } {
  const begins = validFrom === null ? null : instantOf(validFrom)
  const reminders =
    validUntil === null ? [] : REMIND_DAYS.map((days) => instantOf(addDays(validUntil, -days), NINE))
  return {
    beginsAt: begins && begins > now ? begins : null,
    remindAt: reminders.find((at) => at > now) ?? null,
    overAt: validUntil === null ? null : instantOf(addDays(validUntil, 1)),
  }
}

type Accepted = { readonly from: string; readonly until: string | null }

/**
 * Until when papers of one kind that follow one another without a gap are good, seen from `today`; undefined where none is good
 * today, null where there is no end.
 */
export function goodUntil(papers: readonly Accepted[], today: string): string | null | undefined {
  let reach: string | null | undefined
  let asked = today
  for (;;) {
    const next = papers.filter(({ from, until }) => from <= asked && (until === null || until >= asked))
    if (next.length === 0) return reach
    if (next.some(({ until }) => until === null)) return null
    reach = next
      .map(({ until }) => until as string)
      .sort()
      .at(-1) as string
    asked = addDays(reach, 1)
  }
}

const yearsAfter = (day: string, years: number) => Temporal.PlainDate.from(day).add({ years }).toString()
