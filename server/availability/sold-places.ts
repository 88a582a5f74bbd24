import { instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import type { SoldPlaces } from './roster.contract.ts'

type Where = {
  readonly providerId: string
  readonly siteId: string | null
  /** Hours of the doors don't bound beds: they are slept in while the doors are shut. */
  readonly beds: boolean
  readonly from: Date
  readonly until: Date
}

/**
 * The places ordered of a provider, or at one of its sites, whose sessions touch some time, session by session. What is still
 * being paid for counts; what is only kept for a family that waits does not, as with visits. One query.
 */
export async function soldPlaces(
  db: Db | Tx,
  { providerId, siteId, beds, from, until }: Where,
): Promise<SoldPlaces[]> {
  const rows = await db.$queryRaw<Row[]>`
    select t.pool_id::text as "poolId", p.name, s.name as session, t.day::text, s.start_minute as "startMinute",
      s.end_minute as "endMinute", count(*)::int as count
    from place_taken t join place_hold h on h.id = t.hold_id and h.released_at is null
      join "order" o on o.id = h.order_id join offering f on f.id = o.offering_id
      join capacity_pool p on p.id = t.pool_id join pool_session s on s.pool_id = t.pool_id and s.no = t.session
    where p.provider_id = ${providerId}::uuid and (${siteId}::uuid is null or f.site_id = ${siteId}::uuid)
      and (${beds} or p.kind <> 'bed')
      and t.day between (${from}::timestamptz at time zone 'Asia/Shanghai')::date - 1
        and (${until}::timestamptz at time zone 'Asia/Shanghai')::date
    group by t.pool_id, p.name, t.day, s.no, s.name, s.start_minute, s.end_minute
    order by t.day, s.start_minute, p.name`
  return rows
    .map(({ poolId, name, session, day, startMinute, endMinute, count }) => ({
      ...{ poolId, count, name: [name, session].filter(Boolean).join(' ') },
      startsAt: instantOf(day, startMinute),
      endsAt: instantOf(day, endMinute),
    }))
    .filter(({ startsAt, endsAt }) => startsAt < until && from < endsAt)
}

type Row = Pick<SoldPlaces, 'poolId' | 'name' | 'count'> & {
  readonly session: string
  readonly day: string
  readonly startMinute: number
  readonly endMinute: number
}
