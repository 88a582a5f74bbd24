import type { SlotDay } from '../../availability/availability.contract.ts'
import { after, later, minutes } from '../../kernel/clock.ts'
import { addDays, dayOf, instantOf, minuteOf, weekdayOf } from '../../kernel/wall-time.ts'

/** How long a time is kept for whoever it is offered to. */
const OFFER_MINUTES = 15
/** Nobody has to get up for it: what is offered at night is kept until a quarter past seven. */
const NIGHT_FROM = 22 * 60
const NIGHT_UNTIL = 7 * 60

/** Until when a time offered now is kept: a quarter of an hour, and not before a quarter past seven in the morning. */
export function keptUntil(now: Date): Date {
  const quarter = after(now, minutes(OFFER_MINUTES))
  const today = dayOf(now)
  const minute = (now.getTime() - instantOf(today).getTime()) / 60_000
  if (minute >= NIGHT_UNTIL && minute < NIGHT_FROM) return quarter
  const morning = minute >= NIGHT_FROM ? addDays(today, 1) : today
  return later(quarter, instantOf(morning, NIGHT_UNTIL + OFFER_MINUTES))
}

export type Wanted = {
  /** Wall dates, the last included. */
  readonly firstDay: string
  readonly lastDay: string
  readonly weekdays: readonly number[]
  readonly fromMinute: number
  readonly untilMinute: number
}

/** Whether a start lies on one of the days and within the hours that would do. */
export function isWanted(startsAt: Date, wanted: Wanted): boolean {
  const day = dayOf(startsAt)
  const minute = minuteOf(startsAt)
  return (
    wanted.firstDay <= day &&
    day <= wanted.lastDay &&
    (wanted.weekdays.length === 0 || wanted.weekdays.includes(weekdayOf(day))) &&
    wanted.fromMinute <= minute &&
    minute <= wanted.untilMinute
  )
}

/** The first free time that is wanted and was not offered to them before; null where there is none. */
export function firstWanted(days: readonly SlotDay[], wanted: Wanted, before: readonly Date[]) {
  const known = new Set(before.map((at) => at.getTime()))
  const slots = days.flatMap((day) => day.slots)
  return (
    slots.find(
      ({ startsAt, caregiverIds }) =>
        caregiverIds.length > 0 && !known.has(startsAt.getTime()) && isWanted(startsAt, wanted),
    ) ?? null
  )
}
