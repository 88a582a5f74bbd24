import { type DaySpan, isCleared } from '../filings/clearance.contract.ts'
import { instantOf } from '../kernel/wall-time.ts'
import type { PlaceGap, PlaceTerm, SessionView } from './capacity.contract.ts'
import { datesOf, seatsOf } from './capacity.rules.ts'
import type { Duty } from './read-duty.ts'
import { keyOf, type Pool } from './read-pools.ts'

/** One session of one day, and how many places of it may be filled with those on duty. */
export type Wish = {
  readonly day: string
  readonly session: number
  readonly seats: number
  /** Caregiver ids. */
  readonly onDuty: readonly string[]
}

/** What an order would take of one pool, and whether it can be had. */
export type Stay = {
  readonly pool: Pool
  readonly startsAt: Date
  readonly endsAt: Date
  readonly session: SessionView
  readonly wishes: readonly Wish[]
  /** Places left in the fullest of its sessions. */
  readonly left: number
  readonly gap: PlaceGap | null
  readonly gapOn: string | null
  /** Who looks after the first day. */
  readonly onDuty: readonly string[]
}

export type Room = {
  readonly duty: Duty
  readonly taken: ReadonlyMap<string, number>
  /** Nothing starts before. */
  readonly notBefore: Date
  /** When the provider's own papers allow it. */
  readonly cleared: readonly DaySpan[]
}

type Asked = { readonly term: PlaceTerm; readonly firstDay: string; readonly count: number }

/** The stays that may begin in a pool on a day: one for each session, or one where the sessions go together. */
export function staysOn(pool: Pool, asked: Asked, room: Room): Stay[] {
  const starts = asked.term === 'session' ? pool.sessions : pool.sessions.slice(0, 1)
  return starts.map((session) => stayFrom(pool, session, asked, room))
}

function stayFrom(pool: Pool, first: SessionView, { term, firstDay, count }: Asked, room: Room): Stay {
  const sessions = term === 'session' ? [first] : pool.sessions
  const dates = datesOf(term, firstDay, count)
  const openIn = (day: string) => sessions.filter((session) => room.duty.opens(pool, day, session))
  // A month goes over the days off, and over the part of a day in which the doors are shut; nights and days are whole, and
  // nothing begins on a day off.
  const open = dates.filter((day) =>
    term === 'months' ? openIn(day).length > 0 : openIn(day).length === sessions.length,
  )
  // Papers are looked at as of the first day, like certificates: they are renewed within a long stay.
  const shut = !isCleared(room.cleared, firstDay)
    ? firstDay
    : term === 'months'
      ? open[0] === firstDay
        ? undefined
        : firstDay
      : dates.find((day) => !open.includes(day))
  const lastDay = open.at(-1) ?? firstDay
  const startsAt = instantOf(firstDay, (openIn(firstDay)[0] ?? first).startMinute)
  const endsAt = instantOf(lastDay, (openIn(lastDay).at(-1) ?? sessions.at(-1) ?? first).endMinute)
  const looks = open.flatMap((day) =>
    openIn(day).map((session) => look(pool, session, { day, firstDay }, room)),
  )
  const tightest = looks.reduce<Look | null>(
    (worst, one) => (!worst || one.left < worst.left ? one : worst),
    null,
  )
  const blocked = looks.find((one) => one.gap !== null)
  const gap = startsAt < room.notBefore ? 'too_soon' : shut ? 'closed' : (blocked?.gap ?? null)
  return {
    ...{ pool, startsAt, endsAt, session: first, wishes: looks, gap },
    left: gap === null ? (tightest?.left ?? 0) : 0,
    gapOn: gap === 'closed' ? (shut ?? null) : (blocked?.day ?? null),
    onDuty: looks[0]?.onDuty ?? [],
  }
}

export type Look = Wish & {
  readonly taken: number
  readonly left: number
  readonly gap: PlaceGap | null
}

/** How one session of a day stands. Certificates are looked at as of `firstDay`: they are renewed within a long stay. */
export function look(
  pool: Pool,
  session: SessionView,
  { day, firstDay = day }: { day: string; firstDay?: string },
  { duty, taken: counts }: Pick<Room, 'duty' | 'taken'>,
): Look {
  const onDuty = duty.onDuty(pool, day, session, firstDay)
  const seats = seatsOf(pool.capacity, pool.rule, onDuty.length)
  const taken = counts.get(keyOf(pool.id, day, session.no)) ?? 0
  const left = Math.max(0, seats - taken)
  return {
    day,
    session: session.no,
    seats,
    taken,
    left,
    onDuty,
    gap: left > 0 ? null : gapOf(pool, seats, onDuty),
  }
}

function gapOf(pool: Pool, seats: number, onDuty: readonly string[]): PlaceGap {
  const byRatio = pool.rule?.perCarer != null
  if (byRatio && onDuty.length === 0) return 'no_carer'
  return byRatio && seats < Math.min(pool.capacity, pool.rule?.most ?? pool.capacity) ? 'ratio' : 'full'
}
