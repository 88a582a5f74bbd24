import { addDays, instantOf, weekdayOf } from '../kernel/wall-time.ts'
import type { SlotDay } from './availability.contract.ts'

/** Visits start at full and half hours on the wall clock. */
const STEP_MINUTES = 30
const MINUTE = 60_000

export type CaregiverTime = {
  readonly id: string
  /** Kept free after a visit for the way to the next. */
  readonly bufferMinutes: number
  /** Weekday 1 is Monday; minutes since midnight in Shanghai. */
  readonly hours: readonly {
    readonly weekday: number
    readonly startMinute: number
    readonly endMinute: number
  }[]
  /** Time promised elsewhere; its end already counts the way. */
  readonly busy: readonly { readonly startsAt: Date; readonly endsAt: Date }[]
  /** Whether their credentials allow the work on a wall date. */
  readonly ableOn: (day: string) => boolean
}
export type SlotQuestion = {
  readonly caregivers: readonly CaregiverTime[]
  readonly offering: { readonly minutes: number; readonly noticeMinutes: number }
  /** First wall date 'YYYY-MM-DD', and how many. */
  readonly from: string
  readonly days: number
  readonly now: Date
}

/**
 * When a visit could start, day by day, and who could come. A visit fits where it lies within working hours (which join
 * where they touch, also over midnight), starts no sooner than the notice period from now, and together with the way
 * afterwards meets no time already promised. That way may run past closing time.
 */
export function slotsOf(question: SlotQuestion): SlotDay[] {
  const { caregivers, offering, from, days } = question
  // From the day before to two days after: a visit of a whole day may end late on the next.
  const calendar = Array.from({ length: days + 3 }, (_, index) => wallDay(addDays(from, index - 1)))
  const asked = calendar.slice(1, days + 1)
  const free = new Map<number, string[]>()
  for (const caregiver of caregivers) {
    for (const start of startsOf(caregiver, question, { calendar, asked })) {
      const others = free.get(start)
      if (others) others.push(caregiver.id)
      else free.set(start, [caregiver.id])
    }
  }
  return asked.map(({ date, starts }) => ({
    date,
    slots: starts.flatMap((start) => {
      const caregiverIds = free.get(start)
      const endsAt = new Date(start + offering.minutes * MINUTE)
      return caregiverIds ? [{ startsAt: new Date(start), endsAt, caregiverIds }] : []
    }),
  }))
}

/** The instants, ascending, at which one caregiver could begin. */
function startsOf(
  { hours, busy, bufferMinutes, ableOn }: CaregiverTime,
  { offering, now }: SlotQuestion,
  { calendar, asked }: { calendar: readonly WallDay[]; asked: readonly WallDay[] },
): number[] {
  const length = offering.minutes * MINUTE
  const kept = length + bufferMinutes * MINUTE
  const earliest = now.getTime() + offering.noticeMinutes * MINUTE
  const fits = sweep(workingSpans(hours, calendar), busySpans(busy))
  return asked
    .filter(({ date }) => ableOn(date))
    .flatMap(({ starts }) => starts)
    .filter((start) => start >= earliest && fits(start, start + length, start + kept))
}

type Span = { start: number; end: number }

/**
 * Answers, for starts that only grow, whether [start, end] lies within one span of work and [start, keptUntil) meets no
 * promised span. Both lists are sorted and disjoint, so that each is walked once.
 */
function sweep(work: readonly Span[], promised: readonly Span[]) {
  let w = 0
  let p = 0
  return (start: number, end: number, keptUntil: number): boolean => {
    while (endOf(work[w]) < end) w++
    while (endOf(promised[p]) <= start) p++
    const window = work[w]
    const next = promised[p]
    return window !== undefined && window.start <= start && !(next && next.start < keptUntil)
  }
}

const endOf = (span: Span | undefined) => span?.end ?? Number.POSITIVE_INFINITY

const workingSpans = (hours: CaregiverTime['hours'], calendar: readonly WallDay[]) =>
  joined(
    calendar.flatMap(({ weekday, midnight }) =>
      hours
        .filter((row) => row.weekday === weekday)
        .map((row) => ({
          start: midnight + row.startMinute * MINUTE,
          end: midnight + row.endMinute * MINUTE,
        })),
    ),
  )

const busySpans = (busy: CaregiverTime['busy']) =>
  joined(busy.map(({ startsAt, endsAt }) => ({ start: startsAt.getTime(), end: endsAt.getTime() })))

/** Sorted, and one span where several touch or overlap. */
function joined(spans: Span[]): Span[] {
  const result: Span[] = []
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else result.push({ start, end })
  }
  return result
}

type WallDay = ReturnType<typeof wallDay>

function wallDay(date: string) {
  const midnight = instantOf(date).getTime()
  return {
    date,
    midnight,
    weekday: weekdayOf(date),
    starts: gridOf(midnight, instantOf(addDays(date, 1)).getTime()),
  }
}

function gridOf(midnight: number, nextMidnight: number): number[] {
  const step = STEP_MINUTES * MINUTE
  return Array.from({ length: Math.ceil((nextMidnight - midnight) / step) }, (_, k) => midnight + k * step)
}
