import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { addDays, dayOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { HolidayRow, HolidayTable, removeHolidayInput, saveHolidayInput } from './roster.contract.ts'

/** How far ahead a year without holidays is worth a word: what can be booked today, and the notice due in November. */
const AHEAD_DAYS = 90

/** Every day in the table, and the years it should know and does not. */
export async function findHolidays(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<HolidayTable> {
  const rows = await holidaysBetween(ctx.db, '1900-01-01', '9999-12-31')
  const years = [...new Set(rows.map(({ day }) => yearOf(day)))].sort((a, b) => b - a)
  return { years, rows, missingYears: missingIn(years, dayOf(ctx.clock.now())) }
}

/** Writes one day, or changes it. A make-up workday may say which weekday's hours it takes. */
export async function saveHoliday(
  ctx: PersonCtx,
  { day, name, kind, asWeekday }: z.output<typeof saveHolidayInput>,
): Promise<HolidayTable> {
  const said = { name, kind, asWeekday: kind === 'workday' ? asWeekday : null }
  const data = { ...said, updatedBy: ctx.viewer.userId, updatedAt: ctx.clock.now() }
  const key = new Date(`${day}T00:00:00Z`)
  await ctx.db.holiday.upsert({ where: { day: key }, create: { day: key, ...data }, update: data })
  return findHolidays(ctx)
}

/** The day is like its weekday again. Again changes nothing. */
export async function removeHoliday(
  ctx: PersonCtx,
  { day }: z.output<typeof removeHolidayInput>,
): Promise<HolidayTable> {
  await ctx.db.holiday.deleteMany({ where: { day: new Date(`${day}T00:00:00Z`) } })
  return findHolidays(ctx)
}

/** The rows between two wall dates, both included, in order. */
export async function holidaysBetween(db: Db | Tx, first: string, last: string): Promise<HolidayRow[]> {
  const rows = await db.holiday.findMany({
    where: { day: { gte: new Date(`${first}T00:00:00Z`), lte: new Date(`${last}T00:00:00Z`) } },
    orderBy: { day: 'asc' },
  })
  return rows.map(({ day, name, kind, asWeekday }) => ({
    day: day.toISOString().slice(0, 10),
    name,
    kind,
    asWeekday,
  }))
}

/** The years from today to 90 days ahead of which nothing is known. */
export function missingIn(known: readonly number[], today: string): number[] {
  const years = [yearOf(today), yearOf(addDays(today, AHEAD_DAYS))]
  return [...new Set(years)].filter((year) => !known.includes(year))
}

const yearOf = (day: string) => Number(day.slice(0, 4))
