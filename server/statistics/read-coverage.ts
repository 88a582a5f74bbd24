import type { Db } from '../platform/db.ts'
import type { CoverageRow } from './coverage.rules.ts'

/**
 * What verified providers offer on a day, by the district of their first site, beside the newest population figures counted until
 * then. A district that only a figure speaks of is there with nothing. One statement.
 */
export const readCoverage = (db: Db, day: string): Promise<CoverageRow[]> =>
  db.$queryRaw<CoverageRow[]>`
    with place as (
      select distinct on (s.provider_id) s.provider_id, trim(s.city || ' ' || s.district) as district, s.lat, s.lng
      from site s order by s.provider_id, s.id
    ), supply as (
      select p.id, place.lat, place.lng, coalesce(nullif(place.district, ''), '—') as district,
        p.kind in ('nursery', 'home_nursery') as child,
        (select coalesce(sum(o.capacity), 0) from capacity_pool o where o.provider_id = p.id and o.retired_at is null
          and o.valid_from <= ${day}::date and coalesce(o.valid_until, ${day}::date) >= ${day}::date) as places,
        (select count(*) from caregiver c where c.provider_id = p.id and c.retired_at is null) as carers,
        (select coalesce(sum(w.end_minute - w.start_minute), 0) from weekly_hours w
          join caregiver c on c.id = w.caregiver_id where c.provider_id = p.id and c.retired_at is null) as minutes
      from provider p left join place on place.provider_id = p.id where p.state = 'verified'
    ), offered as (
      select district, avg(lat) as lat, avg(lng) as lng,
        count(*) filter (where not child)::int as "elderProviders", count(*) filter (where child)::int as "childProviders",
        coalesce(sum(places) filter (where not child), 0)::int as "elderPlaces",
        coalesce(sum(places) filter (where child), 0)::int as "childPlaces",
        sum(carers)::int as carers, sum(minutes)::int as "carerMinutes"
      from supply group by 1
    ), newest as (
      select distinct on (region_code, age_group) region_code, age_group, people, as_of, source from population_figure
      where as_of <= ${day}::date order by region_code, age_group, as_of desc, entered_at desc, id desc
    ), living as (
      select concat_ws(' ', c.name, r.name) as district, json_object_agg(n.age_group, json_build_object(
        'people', n.people, 'asOf', to_char(n.as_of, 'YYYY-MM-DD'), 'source', n.source)) as people
      from newest n join region r on r.code = n.region_code left join region c on c.code = r.parent group by 1
    )
    select coalesce(o.district, l.district) as district, o.lat, o.lng,
      coalesce("elderProviders", 0) as "elderProviders", coalesce("childProviders", 0) as "childProviders",
      coalesce("elderPlaces", 0) as "elderPlaces", coalesce("childPlaces", 0) as "childPlaces",
      coalesce(carers, 0) as carers, coalesce("carerMinutes", 0) as "carerMinutes", coalesce(l.people, '{}'::json) as people
    from offered o full join living l on l.district = o.district order by 1`
