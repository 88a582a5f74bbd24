import { RRuleTemporal } from 'rrule-temporal'
import { Temporal } from 'temporal-polyfill'
import type { Recurrence } from './recurrence.contract.ts'

const ZONE = 'Asia/Shanghai'
const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** Longer than any plan's window: a rule that finds nothing for so long has ended. */
const FAR = { years: 6 }

/**
 * The rule as iCalendar (RFC 5545) writes it. Without COUNT: visits are counted after holidays have been left out, which no
 * RRULE can say.
 */
export function ruleTextOf(recurrence: Recurrence): string {
  const { firstDay, startMinute, ends, until } = recurrence
  const start = at(firstDay, startMinute)
  const stamp = (time: Temporal.ZonedDateTime | Temporal.Instant) =>
    time.toString({
      smallestUnit: 'second',
      ...('timeZoneId' in time && { offset: 'never', timeZoneName: 'never' }),
    })
  const compact = (text: string) => text.replace(/[-:]/g, '')
  const last = ends === 'until' && until ? `;UNTIL=${compact(stamp(at(until, 1_439).toInstant()))}` : ''
  return `DTSTART;TZID=${ZONE}:${compact(stamp(start))}\nRRULE:${partsOf(recurrence)}${last}`
}

function partsOf({ frequency, weekdays, firstDay }: Recurrence): string {
  const chosen = [...new Set(weekdays)].sort().map((day) => names[day - 1])
  switch (frequency) {
    case 'daily':
      return 'FREQ=DAILY'
    case 'weekdays':
      return 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;WKST=MO'
    case 'weekly':
      return `FREQ=WEEKLY;BYDAY=${chosen.join(',')};WKST=MO`
    case 'fortnightly':
      return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${chosen.join(',')};WKST=MO`
    case 'monthly':
      return `FREQ=MONTHLY;${dayOfMonth(Temporal.PlainDate.from(firstDay).day)}`
  }
}

/** On the 31st means on the last day of a shorter month: the latest that exists of 28 to 31. */
function dayOfMonth(day: number): string {
  if (day <= 28) return `BYMONTHDAY=${day}`
  const days = Array.from({ length: day - 27 }, (_, index) => 28 + index)
  return `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`
}

/**
 * The wall dates of a recurrence up to and including `until`, at most `most`: those on public holidays left out where it says
 * so. Dates are numbered from the very first, so that a plan of ten visits has ten, whatever window is asked for.
 */
export function datesOf(
  recurrence: Recurrence,
  {
    from = recurrence.firstDay,
    until,
    most = 1_000,
    isHoliday,
  }: { from?: string; until: string; most?: number; isHoliday: (day: string) => boolean },
): string[] {
  const rule = new RRuleTemporal({
    rruleString: ruleTextOf(recurrence),
    temporal: Temporal,
    cache: false,
  })
  const end = at(recurrence.firstDay, 0).add(FAR).toPlainDate().toString()
  const last = until < end ? until : end
  const count = recurrence.ends === 'count' ? (recurrence.count ?? 0) : Number.POSITIVE_INFINITY
  const dates: string[] = []
  let kept = 0
  for (const time of rule.between(at(recurrence.firstDay, 0), at(last, 1_439), true)) {
    const day = time.toPlainDate().toString()
    if (recurrence.holidays === 'skip' && isHoliday(day)) continue
    kept += 1
    if (kept > count || dates.length >= most) break
    if (day >= from) dates.push(day)
  }
  return dates
}

const at = (day: string, minute: number) =>
  Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: ZONE,
    plainTime: Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }),
  })
