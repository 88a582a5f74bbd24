import { Temporal } from 'temporal-polyfill'
import { after, days, hours } from '../../kernel/clock.ts'
import { partOf } from '../../kernel/fen.ts'
import { addDays, instantOf } from '../../kernel/wall-time.ts'

/** What months paid ahead are counted from. Wall days 'YYYY-MM-DD', both inclusive. */
export type StayFacts = {
  readonly startsOn: string
  readonly months: number
  /** The amount that is shared out over the months, in fen. */
  readonly wholeFen: number
}

/** One month of a stay: from the day of the month it began on to the day before that of the next. */
export type StayMonth = {
  readonly no: number
  readonly from: string
  readonly until: string
  readonly fen: number
}

/**
 * The months of a stay and what each is worth: equal parts, and the fen that are over where the sums round, so that all of
 * them together are the whole. What begins on the 31st goes on to the last day of a shorter month.
 */
export function monthsOf({ startsOn, months, wholeFen }: StayFacts): StayMonth[] {
  const first = Temporal.PlainDate.from(startsOn)
  const begins = (no: number) => first.add({ months: no }).toString()
  const upTo = (no: number) => partOf(wholeFen, no, months)
  return Array.from({ length: months }, (_, index) => ({
    no: index + 1,
    from: begins(index),
    until: addDays(begins(index + 1), -1),
    fen: upTo(index + 1) - upTo(index),
  }))
}

export const lastDayOf = (stay: Omit<StayFacts, 'wholeFen'>): string =>
  monthsOf({ ...stay, wholeFen: 0 }).at(-1)?.until ?? stay.startsOn

/**
 * What a stay has used up to and including its last day: its whole months, and of the month that was begun as many days as were
 * stayed of the days it has, rounded half up to the fen. The last day counts as a day.
 */
export function usedFen(facts: StayFacts, lastDay: string): number {
  return monthsOf(facts).reduce((sum, { from, until, fen }) => {
    if (lastDay < from) return sum
    return sum + (lastDay >= until ? fen : partOf(fen, daysBetween(from, lastDay), daysBetween(from, until)))
  }, 0)
}

const daysBetween = (from: string, until: string) =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(until)).days + 1

/** A delivered month becomes the provider's so long after it has ended, as a visit does that nobody speaks about. */
const MONTH_STANDS = hours(48)
export const monthStandsAt = ({ until }: Pick<StayMonth, 'until'>): Date =>
  after(instantOf(until, 1440), MONTH_STANDS)

/** A provider has so long after the last day to say what it would keep of a deposit; then all of it goes back. */
const DEPOSIT_WAITS = days(3)
export const depositBackAt = (lastDay: string): Date => after(instantOf(lastDay, 1440), DEPOSIT_WAITS)
/** A family answers within this. Silence is not a yes: all of it goes back. */
const DEDUCTION_WAITS = days(7)
export const deductionLapsesAt = (askedAt: Date): Date => after(askedAt, DEDUCTION_WAITS)
