import { pairs } from '../kernel/wall-time.ts'
import { DAY, joined, MINUTE, type Span } from './span.rules.ts'
import { type CalendarDay, type WeekRow, type WorkPlan, workingSpans } from './work.rules.ts'

/** When a site is open, as its provider says. */
export type Opening = {
  readonly siteId: string
  /** Without any, every hour is open that no day takes away. */
  readonly hours: readonly WeekRow[]
  /** Wall dates with other hours than the week's, start and end minutes in turn; none at all means closed. */
  readonly days: readonly (readonly [day: string, bounds: readonly number[]])[]
  /** Closed on public holidays and open on make-up workdays, where there are hours of a week. */
  readonly rests: boolean
}

/**
 * The instants a site is open between over some days, sorted and disjoint, by the precedence that holds for people: the house is
 * closed; a day of its own; public holidays, where it rests on them; the week. Null where nothing is said: it bounds nothing.
 */
export function openSpans(days: readonly CalendarDay[], opening: Opening | null): Span[] | null {
  return opening && joined(workingSpans(days, planOf(opening)))
}

/** Whether a site is open all through some time; one that says nothing always is. */
export const isOpenThrough = (open: readonly Span[] | null, start: number, end: number): boolean =>
  open === null || open.some((span) => span.start <= start && end <= span.end)

function planOf({ hours, days, rests }: Opening): WorkPlan {
  const exceptions = new Map(days.map(([day, bounds]) => [day, pairs(bounds)]))
  return hours.length > 0 ? { hours, exceptions, rests } : { hours: ALWAYS, exceptions, rests: false }
}

const ALWAYS = [1, 2, 3, 4, 5, 6, 7].map((weekday): WeekRow => [weekday, 0, DAY / MINUTE])
