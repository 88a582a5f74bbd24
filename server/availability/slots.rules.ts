import { addDays, instantOf, weekdayOf } from '../kernel/wall-time.ts'
import type { SlotDay } from './availability.contract.ts'
import { type Opening, openSpans } from './opening.rules.ts'
import { DAY, joined, MINUTE, type Span, shared } from './span.rules.ts'
import { type Place, wayMinutes } from './way.rules.ts'
import { type CalendarDay, type Holiday, type WorkPlan, workingSpans } from './work.rules.ts'

/** Visits start at full and half hours on the wall clock. */
export const STEP = 30 * MINUTE

/** Time promised already, in milliseconds since 1970. */
export type Busy = {
  readonly start: number
  /** Up to here nothing else may begin, wherever it is. */
  readonly end: number
  /** When the visit itself is over; null where `end` counts the whole way already. */
  readonly visitEnd: number | null
  readonly place: Place
}

export type CaregiverTime = WorkPlan & {
  readonly id: string
  /** The way to or from a place nobody knows. */
  readonly bufferMinutes: number
  readonly away: readonly Readonly<Span>[]
  readonly busy: readonly Busy[]
  /** At most so many visits, and minutes of visits, that start on one wall date; null is no limit. */
  readonly dailyVisits: number | null
  readonly dailyMinutes: number | null
  /** Whether their credentials allow the work on a wall date. */
  readonly ableOn: (day: string) => boolean
}

export type SlotRange = {
  /** First wall date 'YYYY-MM-DD', and how many. */
  readonly from: string
  readonly days: number
  readonly now: Date
}

export type OfferFacts = {
  readonly minutes: number
  readonly noticeMinutes: number
  /** The last wall date one may book for is so many days after today's. */
  readonly aheadDays: number
  /** Where the visit will be. */
  readonly place: Place
  /** First and last wall dates on which its house is closed. */
  readonly closings: readonly (readonly [first: string, last: string])[]
  /** The hours of the site it happens at; null where it happens elsewhere, or nothing is said. */
  readonly opening: Opening | null
}

export type SlotQuestion = SlotRange & {
  readonly caregivers: readonly CaregiverTime[]
  readonly offering: OfferFacts
  readonly holidays: ReadonlyMap<string, Holiday>
}

/**
 * When a visit could start, day by day, and who could come. A visit fits where it lies within working hours (which join
 * where they touch, also over midnight), within the opening hours of the site it happens at, outside leave, starts no sooner than the notice period and no later than the
 * latest booking allows, stays within the day's limits, and leaves time for the ways from the visit before and to the
 * visit after. The way may run past closing time.
 */
export function slotsOf(question: SlotQuestion): SlotDay[] {
  const { caregivers, offering, from } = question
  const calendar = calendarOf(question, offering, question.holidays)
  const origin = instantOf(from).getTime()
  const free: string[][] = []
  for (const caregiver of caregivers) {
    eachStart(caregiver, offering, calendar, (start) => {
      const index = (start - origin) / STEP
      const others = free[index]
      if (others) others.push(caregiver.id)
      else free[index] = [caregiver.id]
    })
  }
  return calendar.asked.map(({ date, midnight }) => {
    const slots: SlotDay['slots'][number][] = []
    for (let start = midnight; start < midnight + DAY; start += STEP) {
      const caregiverIds = free[(start - origin) / STEP]
      if (!caregiverIds) continue
      slots.push({
        startsAt: new Date(start),
        endsAt: new Date(start + offering.minutes * MINUTE),
        caregiverIds,
      })
    }
    return { date, slots }
  })
}

export type Calendar = {
  /** From the day before to two days after those asked: a visit of a whole day may end late on the next. */
  readonly all: readonly CalendarDay[]
  readonly asked: readonly CalendarDay[]
  /** When its site is open, sorted and disjoint; null bounds nothing. */
  readonly open: readonly Span[] | null
  /** No start before, none from then on. */
  readonly earliest: number
  readonly until: number
}

/** The days somebody asks about, as this offering meets them. Shanghai has had no summer time since 1991. */
export function calendarOf(
  { from, days, now }: SlotRange,
  { noticeMinutes, aheadDays, closings, opening }: Omit<OfferFacts, 'minutes' | 'place'>,
  holidays: ReadonlyMap<string, Holiday>,
): Calendar {
  const midnight = instantOf(from).getTime()
  const weekday = weekdayOf(from)
  const all = Array.from({ length: days + 3 }, (_, index): CalendarDay => {
    const date = addDays(from, index - 1)
    return {
      date,
      midnight: midnight + (index - 1) * DAY,
      weekday: ((weekday + index + 5) % 7) + 1,
      closed: closings.some(([first, last]) => first <= date && date <= last),
      holiday: holidays.get(date) ?? null,
    }
  })
  return {
    all,
    asked: all.slice(1, days + 1),
    open: openSpans(all, opening),
    earliest: now.getTime() + noticeMinutes * MINUTE,
    until: dayStart(now.getTime()) + (aheadDays + 1) * DAY,
  }
}

/**
 * Calls `found` with each instant at which one caregiver could begin, ascending, until it says true. Work and what is in
 * the way are sorted and disjoint, so that each is walked once.
 */
export function eachStart(
  caregiver: CaregiverTime,
  offering: Pick<OfferFacts, 'minutes' | 'place'>,
  calendar: Calendar,
  // biome-ignore lint/suspicious/noConfusingVoidType: most callers only listen.
  found: (start: number) => boolean | void,
): void {
  const length = offering.minutes * MINUTE
  const own = joined(workingSpans(calendar.all, caregiver))
  const work = calendar.open ? shared(own, calendar.open) : own
  if (work.length === 0) return
  const taken = takenSpans(caregiver, offering.place)
  const open = openDays(caregiver, offering.minutes, calendar)
  const firstDay = calendar.asked[0]?.midnight ?? 0
  const from = Math.max(firstDay, calendar.earliest)
  const until = Math.min(firstDay + calendar.asked.length * DAY, calendar.until)
  let t = 0
  for (const span of work) {
    let start = onGrid(Math.max(span.start, from))
    while (start + length <= span.end && start < until) {
      while (t < taken.length && (taken[t] as Span).end <= start) t++
      const next = taken[t]
      if (next && next.start < start + length) {
        start = onGrid(next.end)
        continue
      }
      if (open[Math.floor((start - firstDay) / DAY)] && found(start)) return
      start += STEP
    }
  }
}

/** What a visit at `place` may not touch: leave and duty, and each promise with the way to it and the way from it. */
function takenSpans({ busy, away, bufferMinutes }: CaregiverTime, place: Place): Span[] {
  const spans: Span[] = []
  for (const { start, end } of away) spans.push({ start, end })
  for (const one of busy) {
    const way = wayMinutes(place, one.place, bufferMinutes) * MINUTE
    const end = one.visitEnd === null ? one.end : Math.max(one.end, one.visitEnd + way)
    spans.push({ start: one.start - way, end })
  }
  return joined(spans)
}

/** Which of the days asked still have room for one more visit, and the credentials for it. */
function openDays(caregiver: CaregiverTime, minutes: number, { asked }: Calendar): boolean[] {
  const { dailyVisits, dailyMinutes, busy, ableOn } = caregiver
  const limited = dailyVisits !== null || dailyMinutes !== null
  return asked.map(({ date, midnight }) => {
    if (!ableOn(date)) return false
    if (!limited) return true
    const { visits, minutes: promised } = promisedOn(busy, midnight)
    return (
      (dailyVisits === null || visits < dailyVisits) &&
      (dailyMinutes === null || promised + minutes <= dailyMinutes)
    )
  })
}

/** How many visits start on the day of a midnight, and how long they are together. */
export function promisedOn(busy: readonly Busy[], midnight: number, days = 1) {
  let visits = 0
  let minutes = 0
  for (const { start, end, visitEnd } of busy) {
    if (start < midnight || start >= midnight + days * DAY) continue
    visits++
    minutes += ((visitEnd ?? end) - start) / MINUTE
  }
  return { visits, minutes }
}

// Midnight in Shanghai is 16:00 UTC the day before, on the half hour as well.
const dayStart = (at: number) => Math.floor((at + 480 * MINUTE) / DAY) * DAY - 480 * MINUTE
const onGrid = (at: number) => Math.ceil(at / STEP) * STEP
