import type { CalendarView, CalendarVisit } from '../../../server/orders/calendar/calendar.contract.ts'
import { dayKey, instantOf, timeKey } from '../../i18n/shanghai.ts'

/** One row of the grid. */
export const ROW_MINUTES = 5

/** A column of the grid: a caregiver's day, or everybody's. */
export type Column = {
  readonly key: string
  readonly date: string
  /** Null: whoever the visit has. */
  readonly carer: { readonly id: string; readonly name: string } | null
  readonly visits: readonly Placed[]
  readonly marks: readonly Mark[]
  /** At work, as rows. */
  readonly work: readonly Rows[]
}
export type Rows = { readonly from: number; readonly to: number }
export type Placed = Rows & { readonly visit: CalendarVisit; readonly lane: number; readonly lanes: number }
/** Leave and places looked after: what is there besides visits. */
export type Mark = Rows & {
  readonly key: string
  readonly kind: 'leave' | 'rota'
  readonly label: string
  readonly count: number
}
export type Hours = { readonly from: number; readonly to: number }

/** Which whole hours a grid has to show: eight to eight, and whatever lies outside. */
export function hoursOf({ staff, visits }: Pick<CalendarView, 'staff' | 'visits'>): Hours {
  let [from, to] = [8, 20]
  const see = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => {
    const [start, end] = minutesOn(dayKey(startsAt), startsAt, endsAt)
    from = Math.min(from, Math.floor(start / 60))
    to = Math.max(to, Math.ceil(end / 60))
  }
  for (const visit of visits) see(visit)
  for (const { rota } of staff) rota.forEach(see)
  return { from: Math.max(0, from), to: Math.min(24, to) }
}

/** A column with all that lies on its day, by rows from the first hour shown. */
export function columnOf(
  calendar: CalendarView,
  { date, carer, visits }: { date: string; carer: Column['carer']; visits: readonly CalendarVisit[] },
  hours: Hours,
): Column {
  const rows = (startsAt: Date, endsAt: Date): Rows | null => {
    const [start, end] = minutesOn(date, startsAt, endsAt)
    const [first, last] = [Math.max(start, hours.from * 60), Math.min(end, hours.to * 60)]
    if (first >= last) return null
    const row = (minute: number) => Math.round((minute - hours.from * 60) / ROW_MINUTES) + 1
    return { from: row(first), to: Math.max(row(last), row(first) + 1) }
  }
  const own = carer ? calendar.staff.filter(({ id }) => id === carer.id) : []
  const marks = own.flatMap(({ leaves, rota }) => [
    ...leaves.flatMap((leave) => {
      const at = rows(leave.startsAt, leave.endsAt)
      return at
        ? [{ ...at, key: `leave ${leave.startsAt}`, kind: 'leave' as const, label: leave.kind, count: 0 }]
        : []
    }),
    ...rota.flatMap((duty) => {
      const at = rows(duty.startsAt, duty.endsAt)
      const key = `rota ${duty.poolId} ${duty.startsAt}`
      return at ? [{ ...at, key, kind: 'rota' as const, label: duty.name, count: duty.taken }] : []
    }),
  ])
  const work = own.flatMap((one) => one.work.flatMap((span) => rows(span.startsAt, span.endsAt) ?? []))
  const placed = visits.flatMap((visit) => {
    const at = rows(visit.startsAt, visit.endsAt)
    return at ? [{ ...at, visit }] : []
  })
  return { key: `${date} ${carer?.id ?? ''}`, date, carer, marks, work, visits: inLanes(placed) }
}

/** Side by side where they overlap: each in the first lane that is free, as wide as the busiest moment of its group asks for. */
export function inLanes<T extends Rows>(placed: readonly T[]): (T & { lane: number; lanes: number })[] {
  const sorted = [...placed].sort((a, b) => a.from - b.from || b.to - a.to)
  const result: (T & { lane: number; lanes: number })[] = []
  let group: (T & { lane: number; lanes: number })[] = []
  let ends: number[] = []
  const close = () => {
    for (const one of group) one.lanes = ends.length
    result.push(...group)
    group = []
    ends = []
  }
  for (const one of sorted) {
    if (ends.length > 0 && one.from >= Math.max(...ends)) close()
    const free = ends.findIndex((end) => end <= one.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = one.to
    group.push({ ...one, lane, lanes: 1 })
  }
  close()
  return result
}

/** Minutes since the midnight of a wall date. */
function minutesOn(date: string, startsAt: Date, endsAt: Date): [number, number] {
  const midnight = instantOf(date, '00:00')?.getTime() ?? 0
  return [(startsAt.getTime() - midnight) / 60_000, (endsAt.getTime() - midnight) / 60_000]
}

/** '09:30' of minutes since midnight. */
export const clockOf = (minute: number) => timeKey(new Date(minute * 60_000 - 8 * 3_600_000))
