import type { OpeningView } from '../../../server/providers/opening.contract.ts'

type Week = OpeningView['hours']
/** Weekdays in a row (1 is Monday) with the same hours, in minutes since midnight. */
export type WeekLine = {
  readonly first: number
  readonly last: number
  readonly spans: readonly (readonly [start: number, end: number])[]
}

/** A week as one would say it: Monday to Friday, then Saturday. Days without hours are left out. */
export function weekLines(hours: Week): WeekLine[] {
  const lines: WeekLine[] = []
  for (let weekday = 1; weekday <= 7; weekday++) {
    const spans = hours
      .filter((row) => row.weekday === weekday)
      .map(({ startMinute, endMinute }) => [startMinute, endMinute] as const)
    if (spans.length === 0) continue
    const before = lines.at(-1)
    if (before && before.last === weekday - 1 && String(before.spans) === String(spans))
      lines[lines.length - 1] = { ...before, last: weekday }
    else lines.push({ first: weekday, last: weekday, spans })
  }
  return lines
}
