import { Temporal } from 'temporal-polyfill'

/** All wall times are on Shanghai clocks, wherever the server or the person stands. */
const ZONE = 'Asia/Shanghai'

/** The wall date 'YYYY-MM-DD' of an instant. */
export function dayOf(at: Date): string {
  const hour = Math.floor(at.getTime() / HOUR)
  if (latest.hour !== hour) latest = { hour, day: zoned(at).toPlainDate().toString() }
  return latest.day
}
const HOUR = 3_600_000
/** Asked again and again of the present: clocks here change their day on the hour, and only then. */
let latest = { hour: Number.NaN, day: '' }

/** The instant at which a wall date has been going on for `minute` minutes; 0 is midnight, 1440 the next. */
export function instantOf(day: string, minute = 0): Date {
  const midnight = Temporal.PlainDate.from(day).toZonedDateTime(ZONE)
  return new Date(midnight.epochMilliseconds + minute * 60_000)
}

/** How many minutes of its wall day have passed at an instant: 540 is nine in the morning. */
export function minuteOf(at: Date): number {
  return Math.floor((at.getTime() - instantOf(dayOf(at)).getTime()) / 60_000)
}

/** The wall date `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString()
}

/** The first instant of the quarter of a year that an instant lies in. */
export function quarterOf(at: Date): Date {
  const { year, month } = zoned(at)
  return instantOf(Temporal.PlainDate.from({ year, month: month - ((month - 1) % 3), day: 1 }).toString())
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/** Minutes since midnight in Shanghai, start and end. */
export type Minutes = readonly [start: number, end: number]
/** Start and end minutes in turn, by twos. */
export const pairs = (bounds: readonly number[]): Minutes[] =>
  Array.from({ length: bounds.length / 2 }, (_, i) => [bounds[2 * i] as number, bounds[2 * i + 1] as number])

const zoned = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE)
