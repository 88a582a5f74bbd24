import { Prisma } from '../platform/prisma/client.ts'

/**
 * JSON of a site's opening hours (`Opening`), with the days that differ between two wall dates; null where it has none of either.
 * `p` is its provider.
 */
export const openingOf = (siteId: Prisma.Sql, { first, last }: { first: string; last: string }): Prisma.Sql =>
  Prisma.sql`(select json_build_object('siteId', s.id, 'rests', p.holidays = 'rests', 'hours', coalesce(w.hours, '[]'::json),
      'days', coalesce(d.days, '[]'::json))
    from (select ${siteId} as id) s
    cross join lateral (select json_agg(json_build_array(h.weekday, h.start_minute, h.end_minute)) as hours
      from site_hours h where h.site_id = s.id) w
    cross join lateral (select json_agg(json_build_array(d.day, d.bounds)) as days
      from site_day d where d.site_id = s.id and d.day between ${first}::date and ${last}::date) d
    where w.hours is not null or d.days is not null)`
