import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { DaySpan } from '../filings/clearance.contract.ts'
import { after, later, minutes } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, dayOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { clearedDays } from '../providers/providers.entry.ts'
import type { findPlacesInput, Place, PlaceDay, PlacesView } from './capacity.contract.ts'
import { longest, type PlaceTerm } from './capacity.contract.ts'
import { classFor, datesOf, monthsOld, termOf } from './capacity.rules.ts'
import { readDuty } from './read-duty.ts'
import { type Pool, readPools, readTaken } from './read-pools.ts'
import { type Room, type Stay, staysOn } from './stays.ts'

/**
 * Where an offering has places left, day by day: exact at this moment, for the whole of the nights or months asked for.
 * Days without any say why. A handful of queries, however many days. Refuses with capacity.pool_not_found (the offering is
 * not sold by place), capacity.too_long.
 */
export async function findPlaces(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { offeringId, bornOn, count, from, days }: z.output<typeof findPlacesInput>,
): Promise<PlacesView> {
  const now = ctx.clock.now()
  const today = dayOf(now)
  const firstDay = from && from > today ? from : today
  const sold = await readSold(ctx.db, offeringId, firstDay)
  const { pools, term } = sold
  if (count > longest[term]) throw new DomainError('capacity.too_long', { most: longest[term] })
  const asksBirthDate = bornOn === null && pools.some(({ rule }) => rule !== null)
  const [kind = 'place'] = pools.map((pool) => pool.kind)
  const ages = bornOn ? agesOf(pools, monthsOld(bornOn, firstDay)) : null
  if (asksBirthDate) return { term, kind, count, asksBirthDate, ages, days: [] }
  const lastDay = addDays(firstDay, days - 1)
  const room = await readRoom(ctx.db, sold, {
    from: firstDay,
    until: datesOf(term, lastDay, count).at(-1) ?? lastDay,
    now,
  })
  const dates = Array.from({ length: days }, (_, index) => addDays(firstDay, index))
  return {
    ...{ term, kind, count, asksBirthDate, ages },
    days: dates.map((date): PlaceDay => {
      const fitting = poolsFor(pools, bornOn, date)
      const stays = fitting.flatMap((pool) => staysOn(pool, { term, firstDay: date, count }, room))
      return { date, places: placesOf(stays) }
    }),
  }
}

const agesOf = (pools: readonly Pool[], months: number) => {
  const [found] = classFor(pools, months)
  return found?.rule ? { from: found.rule.fromMonths, to: found.rule.toMonths } : null
}

export type Sold = {
  readonly pools: readonly Pool[]
  readonly term: PlaceTerm
  readonly noticeMinutes: number
  readonly cleared: readonly DaySpan[]
}

/** What an offering is sold out of. Refuses with capacity.pool_not_found. */
export async function readSold(db: Db | Tx, offeringId: string, day: string): Promise<Sold> {
  const [[offering], pools] = await Promise.all([
    db.$queryRaw<(Pick<Sold, 'noticeMinutes' | 'cleared'> & { unit: string })[]>`
      select o.unit, o.notice_minutes as "noticeMinutes", ${clearedDays} as cleared
      from offering o where o.id = ${offeringId}::uuid and o.retired_at is null and o.suspended_at is null`,
    readPools(db, { offeringId }, day),
  ])
  const [first] = pools
  if (!offering || !first) throw new DomainError('capacity.pool_not_found')
  return {
    pools,
    term: termOf(offering.unit, first.kind),
    noticeMinutes: offering.noticeMinutes,
    cleared: offering.cleared,
  }
}

/** Who is there and what is taken, for the pools of one offering over some wall dates. */
export async function readRoom(
  db: Db | Tx,
  { pools, noticeMinutes, cleared }: Sold,
  {
    from,
    until,
    now,
    exceptHoldId,
  }: { from: string; until: string; now: Date; exceptHoldId?: string | null | undefined },
): Promise<Room> {
  const ids = pools.map(({ id }) => id)
  const [duty, taken] = await Promise.all([
    readDuty(db, pools[0]?.providerId ?? '', pools, from, until),
    readTaken(db, ids, from, until, exceptHoldId),
  ])
  return { duty, taken, cleared, notBefore: later(now, after(now, minutes(noticeMinutes))) }
}

/** The pools open to somebody on their first day: a child's by its age, anybody's where age does not matter. */
export const poolsFor = (pools: readonly Pool[], bornOn: string | null, day: string): Pool[] =>
  bornOn ? classFor(pools, monthsOld(bornOn, day)) : pools.filter(({ rule }) => rule === null)

// Several pools with a session at one time are one choice to a family: the one with most places speaks for them.
function placesOf(stays: readonly Stay[]): Place[] {
  const byStart = new Map<number, Stay>()
  for (const stay of stays) {
    const at = stay.startsAt.getTime()
    const other = byStart.get(at)
    if (!other || better(stay, other)) byStart.set(at, stay)
  }
  return [...byStart.values()]
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map(({ startsAt, endsAt, session, left, gap, gapOn }) => ({
      ...{ startsAt, endsAt, left, gap, gapOn },
      name: session.name,
    }))
}

export const better = (a: Stay, b: Stay): boolean =>
  (a.gap === null) === (b.gap === null) ? a.left > b.left : a.gap === null
