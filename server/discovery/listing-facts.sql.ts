import { dayOf } from '../kernel/wall-time.ts'
import { Prisma } from '../platform/prisma/client.ts'

/** What can be searched for and narrowed by, of the provider `p` in the query around it, as JSON; shapes as in search-port.ts. */
export const sitesJson = Prisma.sql`coalesce((
  select json_agg(json_build_object('province', s.province, 'city', s.city, 'district', s.district, 'street', s.street,
    'addressLine', s.address_line, 'lat', s.lat, 'lng', s.lng) order by s.id)
  from site s where s.provider_id = p.id), '[]')`

export const offeringsJson = Prisma.sql`coalesce((
  select json_agg(json_build_object('title', o.title, 'category', o.category, 'unit', o.unit, 'priceFen', o.price_fen,
    'abilities', o.serves_abilities, 'ages', o.serves_ages) order by o.position, o.id)
  from offering o where o.provider_id = p.id and o.retired_at is null and o.suspended_at is null), '[]')`

/** With the credentials that are valid on the Shanghai day of `now`. */
export const caregiversJson = (now: Date) => Prisma.sql`coalesce((
  select json_agg(json_build_object('gender', coalesce(c.gender::text, 'female'), 'level', c.level, 'skills', c.skills,
    'languages', c.languages, 'credentials', array(
      select k.kind from credential k where k.caregiver_id = c.id and ${isValid(now)} order by k.kind)) order by c.id)
  from caregiver c where c.provider_id = p.id and c.retired_at is null and c.suspended_at is null), '[]')`

/** Whether the credential `k` is valid on the Shanghai day of `now`, that day included. */
export const isValid = (now: Date) =>
  Prisma.sql`(k.suspended_at is null and (k.expires_on is null or k.expires_on >= ${dayOf(now)}::date))`

export const standingJson = Prisma.sql`coalesce((
  select json_build_object('kept', t.kept, 'broken', t.broken,
    'soonestDay', to_char(t.soonest_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD'))
  from provider_standing t where t.provider_id = p.id), '{"kept": 0, "broken": 0, "soonestDay": null}')`
