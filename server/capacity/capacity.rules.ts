import { Temporal } from 'temporal-polyfill'
import { addDays, weekdayOf } from '../kernel/wall-time.ts'
import type { PlaceTerm, PoolClass, PoolKind } from './capacity.contract.ts'

/** One version of what is allowed for a class. Days are wall dates in Shanghai; a null region is the whole country. */
export type CapacityRule = {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly ageClass: string
  readonly regionCode: string | null
  readonly fromMonths: number
  readonly toMonths: number
  readonly most: number
  readonly perCarer: number | null
  readonly validFrom: string
  readonly validUntil: string | null
}

/**
 * The rule for a class in a district on a day, or null where none speaks of it: the nearest region's first, then what
 * began last, then the later version.
 */
export function ruleFor<Rule extends CapacityRule>(
  rules: readonly Rule[],
  asked: { readonly ageClass: PoolClass | null; readonly regionCode: string | null; readonly day: string },
): Rule | null {
  const { ageClass, regionCode, day } = asked
  const speaking = rules.filter(
    (rule) =>
      rule.ageClass === ageClass &&
      rule.validFrom <= day &&
      (rule.validUntil ?? day) >= day &&
      (regionCode ?? '').startsWith(stem(rule.regionCode)),
  )
  const order = (a: Rule, b: Rule) =>
    stem(b.regionCode).length - stem(a.regionCode).length ||
    b.validFrom.localeCompare(a.validFrom) ||
    b.version - a.version
  return speaking.sort(order)[0] ?? null
}

/** 310000 speaks for every 31…, 310115 for itself. */
const stem = (regionCode: string | null) => (regionCode ?? '').replace(/(00)+$/, '')

/** How old in whole months somebody born on one wall date is on another; negative before birth. */
export function monthsOld(bornOn: string, day: string): number {
  return Temporal.PlainDate.from(bornOn).until(Temporal.PlainDate.from(day), { largestUnit: 'month' }).months
}

/** What an order of an offering takes of a pool: an offering by the day takes a night where there are beds. */
export function termOf(unit: string, kind: PoolKind): PlaceTerm {
  if (unit === 'month') return 'months'
  if (unit === 'day') return kind === 'bed' ? 'nights' : 'day'
  return 'session'
}

/** The wall dates from the first on that `count` nights or months go over, open or not. */
export function datesOf(term: PlaceTerm, firstDay: string, count: number): string[] {
  const end =
    term === 'months'
      ? Temporal.PlainDate.from(firstDay).add({ months: count }).toString()
      : addDays(firstDay, term === 'nights' ? count : 1)
  const dates: string[] = []
  for (let day = firstDay; day < end; day = addDays(day, 1)) dates.push(day)
  return dates
}

/** Whether a pool has places on a day at all, by its own weekdays and validity. */
export const opensOn = (
  pool: {
    readonly weekdays: readonly number[]
    readonly validFrom: string
    readonly validUntil: string | null
  },
  day: string,
  weekday = weekdayOf(day),
): boolean =>
  pool.weekdays.includes(weekday) &&
  pool.validFrom <= day &&
  (pool.validUntil === null || day <= pool.validUntil)

/**
 * How many places may be filled: the pool's own, never more than the rule allows one class, never more than those on duty
 * may look after.
 */
export function seatsOf(
  capacity: number,
  rule: Pick<CapacityRule, 'most' | 'perCarer'> | null,
  onDuty: number,
): number {
  if (!rule) return capacity
  const byCarers = rule.perCarer === null ? rule.most : rule.perCarer * onDuty
  return Math.min(capacity, rule.most, byCarers)
}

/** The class a child of so many months belongs to, among those there are; the youngest that fits. */
export function classFor<
  Class extends { readonly rule: Pick<CapacityRule, 'fromMonths' | 'toMonths'> | null },
>(classes: readonly Class[], months: number): Class[] {
  return classes.filter(({ rule }) => !rule || (rule.fromMonths <= months && months < rule.toMonths))
}

/** The ages of the class next to a child that fits none. */
export function nearestAges(
  rules: readonly Pick<CapacityRule, 'fromMonths' | 'toMonths'>[],
  months: number,
): { fromMonths: number; toMonths: number } {
  const away = ({ fromMonths, toMonths }: Pick<CapacityRule, 'fromMonths' | 'toMonths'>) =>
    months < fromMonths ? fromMonths - months : Math.max(0, months - toMonths + 1)
  const [nearest] = [...rules].sort((a, b) => away(a) - away(b))
  return { fromMonths: nearest?.fromMonths ?? 0, toMonths: nearest?.toMonths ?? 0 }
}

/** Whether two parts of a day overlap; parts that only touch do not. A part beyond midnight meets the next morning's. */
export function sessionsOverlap(
  sessions: readonly { readonly startMinute: number; readonly endMinute: number }[],
): boolean {
  const all = sessions.flatMap(({ startMinute, endMinute }) => [
    [startMinute, endMinute] as const,
    [startMinute + 1440, endMinute + 1440] as const,
  ])
  return all.some(([start, end], index) =>
    all.slice(index + 1).some(([other, until]) => start < until && other < end),
  )
}
