import { addDays, weekdayOf } from '../kernel/wall-time.ts'
import type { TemplateHours } from './template.contract.ts'
import type { Holiday } from './work.rules.ts'

export type TemplateDay = {
  readonly day: string
  /** Start and end minutes in turn; none at all means off. */
  readonly bounds: readonly number[]
}

/**
 * What a template says of each day from one wall date to another, the last included. Who rests on public holidays keeps them
 * free, so that those days are left out, and works a make-up day by the weekday it makes up for.
 */
export function templateDays(
  hours: TemplateHours,
  { firstDay, lastDay }: { firstDay: string; lastDay: string },
  { rests, holidays }: { rests: boolean; holidays: ReadonlyMap<string, Holiday> },
): { days: TemplateDay[]; leftOut: string[] } {
  const days: TemplateDay[] = []
  const leftOut: string[] = []
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    const holiday = rests ? holidays.get(day) : undefined
    if (holiday?.kind === 'off') leftOut.push(day)
    else days.push({ day, bounds: boundsOn(hours, holiday?.asWeekday ?? weekdayOf(day)) })
  }
  return { days, leftOut }
}

const boundsOn = (hours: TemplateHours, weekday: number): number[] =>
  hours
    .filter((row) => row.weekday === weekday)
    .sort((a, b) => a.startMinute - b.startMinute)
    .flatMap(({ startMinute, endMinute }) => [startMinute, endMinute])

export const minutesOf = (bounds: readonly number[]): number =>
  bounds.reduce((sum, minute, index) => (index % 2 === 0 ? sum - minute : sum + minute), 0)

/** Whether a stretch of a day, in minutes, lies within its hours. */
export const isWithin = (bounds: readonly number[], start: number, end: number): boolean =>
  bounds.some(
    (from, index) =>
      index % 2 === 0 && from <= start && end <= (bounds[index + 1] ?? Number.NEGATIVE_INFINITY),
  )
