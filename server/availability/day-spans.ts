import { DomainError } from '../kernel/problem.ts'
import { hoursOverlap } from '../providers/providers.entry.ts'

type Spans = [start: number, end: number][]

type WeekHours = readonly { weekday: number; startMinute: number; endMinute: number }[]

/** Refuses a week's hours with availability.ends_before_start, providers.hours_overlap. */
export function assertWeek(hours: WeekHours): void {
  if (hours.some(({ startMinute, endMinute }) => startMinute >= endMinute))
    throw new DomainError('availability.ends_before_start')
  if (hoursOverlap(hours)) throw new DomainError('providers.hours_overlap')
}

/** The stretches of one day by their start. Refuses with availability.ends_before_start, providers.hours_overlap. */
export function inOrder(spans: Spans): Spans {
  const ordered = [...spans].sort(([a], [b]) => a - b)
  if (ordered.some(([start, end]) => start >= end)) throw new DomainError('availability.ends_before_start')
  if (ordered.some(([start], index) => index > 0 && start < (ordered[index - 1]?.[1] ?? 0)))
    throw new DomainError('providers.hours_overlap')
  return ordered
}
