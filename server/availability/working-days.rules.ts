import { addDays, weekdayOf } from '../kernel/wall-time.ts'

/** The `count`-th working day after `day`, by a table of days off and make-up workdays. Wall dates. */
export function workingDayAfter(
  day: string,
  count: number,
  table: ReadonlyMap<string, 'off' | 'workday'>,
): string {
  let found = 0
  let current = day
  while (found < count) {
    current = addDays(current, 1)
    if (isWorkingDay(current, table)) found += 1
  }
  return current
}

/** 法定工作日: what the table says, else Monday to Friday. */
export function isWorkingDay(day: string, table: ReadonlyMap<string, 'off' | 'workday'>): boolean {
  const said = table.get(day)
  return said ? said === 'workday' : weekdayOf(day) <= 5
}
