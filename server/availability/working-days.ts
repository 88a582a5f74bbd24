import { addDays, dayOf, instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { holidaysBetween } from './holidays.ts'
import { workingDayAfter } from './working-days.rules.ts'

/** Holidays and weekends never stretch so many working days over more than this. */
const WIDEST = (count: number) => count * 3 + 30

/**
 * The end (midnight in Shanghai) of the `count`-th working day after the day of `at`: Monday to Friday but for the days off in
 * the holiday table, and its make-up workdays. A year the table does not know yet has its weekends only.
 */
export async function workingDaysAfter(db: Db | Tx, at: Date, count: number): Promise<Date> {
  const today = dayOf(at)
  const table = await holidaysBetween(db, today, addDays(today, WIDEST(count)))
  return instantOf(workingDayAfter(today, count, new Map(table.map(({ day, kind }) => [day, kind]))), 1440)
}
