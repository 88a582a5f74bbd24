import type { Minutes } from '../kernel/wall-time.ts'
import { MINUTE, type Span } from './span.rules.ts'

/** Weekday 1 is Monday. */
export type WeekRow = readonly [weekday: number, start: number, end: number]

/** A day that differs from its weekday; a make-up workday takes the hours of `asWeekday`, or its own where null. */
export type Holiday = { readonly kind: 'off' | 'workday'; readonly asWeekday: number | null }

/** One wall date as every caregiver of an offering meets it. */
export type CalendarDay = {
  readonly date: string
  /** The instant of its midnight. */
  readonly midnight: number
  readonly weekday: number
  readonly closed: boolean
  readonly holiday: Holiday | null
}

export type WorkPlan = {
  readonly hours: readonly WeekRow[]
  /** Wall dates with other hours than the week's; none at all means off. */
  readonly exceptions: ReadonlyMap<string, readonly Minutes[]>
  /** Off on public holidays and at work on make-up workdays; else the week's hours whatever day it is. */
  readonly rests: boolean
}

/** The instants somebody works between over some days. */
export function workingSpans(days: readonly CalendarDay[], plan: WorkPlan): Span[] {
  const spans: Span[] = []
  for (const day of days) {
    eachHours(day, plan, (start, end) => {
      spans.push({ start: day.midnight + start * MINUTE, end: day.midnight + end * MINUTE })
    })
  }
  return spans
}

/**
 * When somebody works on one day. First that speaks decides: the house is closed; an exception for that very day; the
 * public holidays, for those who rest on them; the week.
 */
function eachHours(
  { date, weekday, closed, holiday }: CalendarDay,
  { hours, exceptions, rests }: WorkPlan,
  work: (start: number, end: number) => void,
): void {
  if (closed) return
  const exception = exceptions.size > 0 ? exceptions.get(date) : undefined
  if (exception) {
    for (const [start, end] of exception) work(start, end)
    return
  }
  if (rests && holiday?.kind === 'off') return
  const asIf = (rests && holiday?.asWeekday) || weekday
  for (const row of hours) if (row[0] === asIf) work(row[1], row[2])
}
