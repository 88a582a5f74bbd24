import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { addDays, instantOf } from '../kernel/wall-time.ts'
import type { Db } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import type { OccupancyView, occupancyInput } from './capacity.contract.ts'
import { viewRule } from './find-pools.ts'
import { type Duty, readDuty } from './read-duty.ts'
import { type Pool, readPools, readTaken } from './read-pools.ts'
import { look } from './stays.ts'

/**
 * How full a provider is, day by day: who is there, how many places are left, who looks after them, and why the next
 * family is refused. What is being paid for counts, without a name until it is paid. Refuses with providers.not_found,
 * providers.not_allowed.
 */
export async function findOccupancy(
  ctx: PersonCtx,
  { providerId, from, days }: z.output<typeof occupancyInput>,
): Promise<OccupancyView> {
  requireManager(ctx.viewer, providerId)
  const dates = Array.from({ length: days }, (_, index) => addDays(from, index))
  const until = addDays(from, days - 1)
  const pools = await readPools(ctx.db, { providerId }, from)
  const ids = pools.map(({ id }) => id)
  const [duty, taken, guests] = await Promise.all([
    readDuty(ctx.db, providerId, pools, from, until),
    readTaken(ctx.db, ids, from, until),
    readGuests(ctx.db, ids, from, until),
  ])
  return {
    pools: pools.map((pool) => ({
      ...{ id: pool.id, kind: pool.kind, name: pool.name, ageClass: pool.ageClass },
      rule: pool.rule && viewRule(pool.rule),
      days: dates.map((date) => ({
        date,
        ...dayOfPool(pool, date, duty, taken),
        who: guests
          .filter((guest) => guest.poolId === pool.id && guest.day === date)
          .map(({ orderId, name, sessions, held }) => ({ orderId, sessions, held, name: held ? '' : name })),
      })),
    })),
  }
}

function dayOfPool(pool: Pool, date: string, duty: Duty, taken: ReadonlyMap<string, number>) {
  const sessions = pool.sessions.map((session) => {
    const open = duty.opens(pool, date, session)
    const { onDuty, seats, left, gap, taken: count } = look(pool, session, { day: date }, { duty, taken })
    return {
      ...{ no: session.no, name: session.name, taken: count, seats, left },
      startsAt: instantOf(date, session.startMinute),
      endsAt: instantOf(date, session.endMinute),
      capacity: pool.capacity,
      onDuty: onDuty.map(duty.nameOf),
      gap: open ? gap : ('closed' as const),
      short: count > seats,
    }
  })
  return { open: sessions.some(({ gap }) => gap !== 'closed'), sessions }
}

type Guest = { poolId: string; day: string; orderId: string; name: string; sessions: number[]; held: boolean }

const readGuests = (db: Db, ids: readonly string[], from: string, until: string): Promise<Guest[]> =>
  db.$queryRaw<Guest[]>`
    select t.pool_id::text as "poolId", t.day::text, coalesce(o.id, h.id)::text as "orderId", r.name, o.paid_at is null as held,
      array_agg(t.session order by t.session) as sessions
    from place_taken t join place_hold h on h.id = t.hold_id left join "order" o on o.id = h.order_id
      left join wait_offer f on f.place_hold_id = h.id left join wait_wish w on w.id = f.wish_id
      join recipient r on r.id = coalesce(o.recipient_id, w.recipient_id)
    where t.pool_id = any(${[...ids]}::uuid[]) and t.day between ${from}::date and ${until}::date
    group by t.pool_id, t.day, o.id, h.id, r.name order by t.day, min(t.session), r.name`
