import type { DaySpan } from '../filings/clearance.contract.ts'
import { type Db, readRows, type Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { clearedDays } from '../providers/providers.entry.ts'
import type { Opening } from './opening.rules.ts'
import { openingOf } from './opening.sql.ts'
import type { Place } from './way.rules.ts'
import type { Holiday } from './work.rules.ts'

/** An offering of today with what its provider says about time. */
export type Offer = {
  readonly id: string
  readonly providerId: string
  readonly category: string
  readonly mode: string
  readonly minutes: number
  readonly noticeMinutes: number
  readonly aheadDays: number
  readonly verified: boolean
  /** When the provider's own papers allow it. */
  readonly cleared: readonly DaySpan[]
  /** Its own place for what happens there; null for visits, and where nobody knows. */
  readonly site: Place
  readonly closings: readonly (readonly [first: string, last: string])[]
  /** The hours of its site for what happens there; null for visits, and where nothing is said. */
  readonly opening: Opening | null
}

export type Offers = {
  readonly offers: readonly Offer[]
  /** By wall date. */
  readonly holidays: ReadonlyMap<string, Holiday>
}

/**
 * Offerings that are not retired, with the closings and public holidays between two wall dates: one query. `which` is a
 * condition on `o` (offering) and `p` (provider).
 */
export async function readOffers(
  db: Db | Tx,
  which: Prisma.Sql,
  { first, last }: { first: string; last: string },
): Promise<Offers> {
  // One text instead of many cells: what a driver does per cell costs more than all else here.
  const [row] = await readRows<{ found: string }>(
    db,
    Prisma.sql`
    select json_build_object(
      'holidays', (select coalesce(json_agg(json_build_array(h.day, h.kind, h.as_weekday)), '[]')
        from holiday h where h.day between ${first}::date and ${last}::date),
      'offers', (select coalesce(json_agg(json_build_object('id', o.id, 'providerId', o.provider_id, 'category', o.category,
          'mode', o.mode, 'minutes', o.minutes, 'noticeMinutes', o.notice_minutes, 'aheadDays', p.book_ahead_days,
          'verified', p.state = 'verified' and o.suspended_at is null, 'cleared', ${clearedDays}, 'site', ${site},
          'opening', case when o.mode = 'on_site' then ${openingOf(siteId, { first, last })} end,
          'closings', coalesce(c.closings, '[]'::json)) order by o.position, o.id), '[]')
        from offering o join provider p on p.id = o.provider_id
        left join lateral (select json_agg(json_build_array(c.first_day, c.last_day)) as closings
          from closing c where c.provider_id = o.provider_id and (c.site_id is null or c.site_id = o.site_id)
            and c.last_day >= ${first}::date and c.first_day <= ${last}::date) c on true
        where o.retired_at is null and ${which}))::text as found`,
  )
  const found = JSON.parse(row?.found ?? '{}') as {
    holidays: [day: string, kind: Holiday['kind'], asWeekday: number | null][]
    offers: Offer[]
  }
  return {
    offers: found.offers,
    holidays: new Map(found.holidays.map(([day, kind, asWeekday]) => [day, { kind, asWeekday }])),
  }
}

const site = Prisma.sql`case when o.mode = 'on_site' then (
  select json_build_object('lat', s.lat, 'lng', s.lng) from site s
  where s.provider_id = o.provider_id and (o.site_id is null or s.id = o.site_id) and s.lat is not null and s.lng is not null
  order by s.id limit 1) end`

// The one its places are of, where nobody named one: the first.
const siteId = Prisma.sql`coalesce(o.site_id, (select s.id from site s where s.provider_id = o.provider_id order by s.id limit 1))`
