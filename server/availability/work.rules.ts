import { MINUTE, type Span } from './span.rules.ts'

/** Minutes since midnight in Shanghai, start and end. */
export type Minutes = readonly [start: number, end: number]
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

/**
 * When somebody works on one day. First that speaks decides: the house is closed; an exception for that very day; the
 * public holidays, for those who rest on them; the week.
 */
export function hoursOn(day: CalendarDay, { hours, exceptions, rests }: WorkPlan): readonly Minutes[] {
  if (day.closed) return []
  const exception = exceptions.get(day.date)
  if (exception) return exception
  if (rests && day.holiday?.kind === 'off') return []
  const weekday = (rests && day.holiday?.asWeekday) || day.weekday
  const found: Minutes[] = []
  for (const [of, start, end] of hours) if (of === weekday) found.push([start, end])
  return found
}

/** The instants somebody works between over some days, joined where they touch, also over midnight. */
export function workingSpans(days: readonly CalendarDay[], plan: WorkPlan): Span[] {
  const spans: Span[] = []
  for (const day of days) {
    for (const [start, end] of hoursOn(day, plan)) {
      spans.push({ start: day.midnight + start * MINUTE, end: day.midnight + end * MINUTE })
    }
  }
  return spans
}
