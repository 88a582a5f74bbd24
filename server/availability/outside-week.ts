import { after, days as daysLong } from '../kernel/clock.ts'
import { addDays, dayOf, instantOf, weekdayOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { holidaysBetween } from './holidays.ts'
import { isOpenThrough, type Opening, openSpans } from './opening.rules.ts'
import { openingOf } from './opening.sql.ts'
import { PROMISED_DAYS } from './roster.contract.ts'
import type { CalendarDay, WeekRow } from './work.rules.ts'

type Asked = {
  readonly providerId: string
  readonly siteId: string
  /** The week that is to hold. */
  readonly hours: readonly { weekday: number; startMinute: number; endMinute: number }[]
  readonly from: Date
  readonly until: Date
}

/**
 * Where to look for what another week of a site would leave outside its doors: what lies outside already was said before. Days
 * of their own keep their hours; public holidays count as they do for openings. Two queries.
 */
export async function outsideWeek(db: Db | Tx, { providerId, siteId, hours, from, until: asked }: Asked) {
  const until = new Date(Math.min(asked.getTime(), after(from, daysLong(PROMISED_DAYS)).getTime()))
  const range = { first: dayOf(from), last: addDays(dayOf(until), 1) }
  const [site] = await db.$queryRaw<{ rests: boolean; opening: Opening | null }[]>`
    select p.holidays::text = 'rests' as rests, ${openingOf(Prisma.sql`t.id`, range)} as opening
    from site t join provider p on p.id = t.provider_id where t.id = ${siteId}::uuid and p.id = ${providerId}::uuid`
  const days = await daysOf(db, range)
  const week = hours.map(({ weekday, startMinute, endMinute }): WeekRow => [weekday, startMinute, endMinute])
  const next: Opening = {
    ...{ siteId, hours: week, rests: site?.rests ?? false },
    days: site?.opening?.days ?? [],
  }
  const open = {
    before: openSpans(days, site?.opening ?? null),
    afterwards: openSpans(days, week.length + next.days.length > 0 ? next : null),
  }
  const within = (startsAt: Date, endsAt: Date) =>
    isOpenThrough(open.afterwards, startsAt.getTime(), endsAt.getTime()) ||
    !isOpenThrough(open.before, startsAt.getTime(), endsAt.getTime())
  return { providerId, caregiverId: null, siteId, indoors: true, from, until, within }
}

async function daysOf(db: Db | Tx, { first, last }: { first: string; last: string }): Promise<CalendarDay[]> {
  const holidays = new Map((await holidaysBetween(db, first, last)).map((one) => [one.day, one]))
  const days: CalendarDay[] = []
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const facts = { weekday: weekdayOf(date), midnight: instantOf(date).getTime(), closed: false }
    days.push({ date, ...facts, holiday: holidays.get(date) ?? null })
  }
  return days
}
