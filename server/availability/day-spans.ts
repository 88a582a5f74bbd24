import { DomainError } from '../kernel/problem.ts'
import { instantOf } from '../kernel/wall-time.ts'
import type { Tx } from '../platform/db.ts'
import { hoursOverlap } from '../providers/providers.entry.ts'
import { conflictsIn, type Where } from './find-conflicts.ts'

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

/** Refuses with availability.visits_promised where visits of a day lie outside its hours. */
export async function assertNoneOutside(
  tx: Tx,
  whose: Omit<Where, 'from' | 'until'>,
  day: string,
  spans: Spans,
): Promise<void> {
  const promised = await conflictsIn(tx, { ...whose, from: instantOf(day), until: instantOf(day, 1440) })
  const { length: count } = promised.filter(
    ({ startsAt, endsAt }) =>
      !spans.some(([start, end]) => instantOf(day, start) <= startsAt && endsAt <= instantOf(day, end)),
  )
  if (count > 0) throw new DomainError('availability.visits_promised', { count })
}
