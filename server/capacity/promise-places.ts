import type { Tx } from '../platform/db.ts'
import type { Stay, Wish } from './stays.ts'

export type PlaceWish = {
  /** Null: kept for a family that waited. */
  readonly orderId: string | null
  /** The emptiest first. */
  readonly stays: readonly Pick<Stay, 'pool' | 'wishes'>[]
  readonly expiresAt: Date | null
}

/**
 * Keeps a place in the first pool that still has one in every session asked for, and gives its hold's id, or null when
 * none has. The key of place_taken judges: each try writes numbers that look free and lets go where another was quicker
 * (docs/decisions/2026-11-22-places-by-number.md).
 */
export async function promisePlaces(
  tx: Tx,
  { orderId, stays, expiresAt }: PlaceWish,
): Promise<string | null> {
  for (const { pool, wishes } of stays) {
    // One long stay at a time in a pool: two that each wait for a night the other has would wait for ever.
    if (wishes.length > 1) await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${pool.id}, 0))`
    if (pool.rule?.perCarer && !(await areStillFree(tx, pool.id, wishes))) continue
    const { id: holdId } = await tx.placeHold.create({
      data: { orderId, poolId: pool.id, ruleId: pool.rule?.id ?? null, expiresAt },
      select: { id: true },
    })
    if (await takeAll(tx, holdId, pool.id, wishes)) return holdId
    await tx.placeTaken.deleteMany({ where: { holdId } })
    await tx.placeHold.delete({ where: { id: holdId } })
  }
  return null
}

/**
 * Whether none of those counted on for their ratio has promised a home that hour meanwhile. promise_time() takes the same lock of
 * a carer before it looks for places they look after: of two at once, the later sees what the other has kept.
 */
async function areStillFree(tx: Tx, poolId: string, wishes: readonly Wish[]): Promise<boolean> {
  const counted = [...new Set(wishes.flatMap(({ onDuty }) => onDuty))].sort()
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(id, 724003)) from unnest(${counted}::text[]) as carer (id)`
  const on = wishes.flatMap(({ day, session, onDuty }) => onDuty.map((carer) => ({ day, session, carer })))
  const [gone] = await tx.$queryRaw<unknown[]>`
    select from jsonb_to_recordset(${JSON.stringify(on)}::jsonb) as on_duty (day date, session int, carer uuid)
    join pool_session s on s.pool_id = ${poolId}::uuid and s.no = on_duty.session
    join hold h on h.caregiver_id = on_duty.carer and h.released_at is null
      and h.starts_at < (on_duty.day + make_interval(mins => s.end_minute)) at time zone 'Asia/Shanghai'
      and h.ends_at > (on_duty.day + make_interval(mins => s.start_minute)) at time zone 'Asia/Shanghai'
    limit 1`
  return !gone
}

/** Goes on while somebody else took the very number it tried; ends when all are kept, or one session is full. */
async function takeAll(tx: Tx, holdId: string, poolId: string, wishes: readonly Wish[]): Promise<boolean> {
  let open = wishes
  while (open.length > 0) {
    const { full, taken } = await take(tx, holdId, poolId, open)
    if (full) return false
    const kept = new Set(taken.map(({ day, session }) => `${day} ${session}`))
    open = open.filter(({ day, session }) => !kept.has(`${day} ${session}`))
  }
  return true
}

type Took = { full: boolean; taken: readonly { day: string; session: number }[] }

/**
 * One number in each session, any that is free, so that many who come at once seldom try the same. Numbers beyond `seats`
 * that are taken (more carers were on duty then) count against those within. A pool that was retired is full.
 */
async function take(tx: Tx, holdId: string, poolId: string, wishes: readonly Wish[]): Promise<Took> {
  const [took] = await tx.$queryRaw<Took[]>`
    with pool as (
      select id, capacity from capacity_pool where id = ${poolId}::uuid and retired_at is null for share
    ), wish as (
      select day, session, least(seats, (select capacity from pool)) as seats
      from unnest(${wishes.map(({ day }) => day)}::date[], ${wishes.map(({ session }) => session)}::int[],
        ${wishes.map(({ seats }) => seats)}::int[]) as w (day, session, seats)
    ), free as materialized (
      select wish.day, wish.session, (
        select no from generate_series(1, wish.seats - (
          select count(*)::int from place_taken t where t.pool_id = ${poolId}::uuid and t.day = wish.day
            and t.session = wish.session and t.place_no > wish.seats)) as no
        where not exists (select 1 from place_taken t where t.pool_id = ${poolId}::uuid and t.day = wish.day
          and t.session = wish.session and t.place_no = no)
        order by random() limit 1) as no
      from wish
    ), kept as (
      insert into place_taken (pool_id, day, session, place_no, hold_id)
      select ${poolId}::uuid, day, session, no, ${holdId}::uuid from free
      where not exists (select 1 from free where no is null) order by day, session
      on conflict do nothing returning day, session
    )
    select exists (select 1 from free where no is null) as full,
      coalesce((select json_agg(json_build_object('day', day, 'session', session)) from kept), '[]') as taken`
  return took ?? { full: true, taken: [] }
}
