import { instantOf } from '../kernel/wall-time.ts'
import type { OutreachState } from '../outreach/outreach.contract.ts'
import type { Db } from '../platform/db.ts'

export type DistrictRow = {
  district: string
  providers: number
  verified: number
  orders: number
  done: number
}
export type MonthRow = {
  month: string
  orders: number
  done: number
  accepted: number
  waitMinutes: number | null
  priceFen: number | null
  rated: number
  stars: number | null
  complaints: number
}
export type LevelRow = { level: string; carers: number }
export type FundRow = { fund: 'ltci' | 'voucher' | 'coupon'; recipients: number; amountFen: number }

export type OutreachRow = { state: OutreachState; people: number }

/** The year's instants in Shanghai, from and until. */
export const yearSpan = (year: number) => ({
  from: instantOf(`${year}-01-01`, 0),
  until: instantOf(`${year + 1}-01-01`, 0),
})
type Span = ReturnType<typeof yearSpan>

/** Supply and demand by the district of a provider's first site. One statement. */
export const readDistricts = (db: Db, { from, until }: Span): Promise<DistrictRow[]> =>
  db.$queryRaw<DistrictRow[]>`
    with place as (
      select distinct on (s.provider_id) s.provider_id, trim(s.city || ' ' || s.district) as district
      from site s order by s.provider_id, s.id
    ), asked as (
      select o.provider_id, count(*) as orders,
        count(*) filter (where o.state in ('completed', 'closed')) as done
      from "order" o
      where o.starts_at >= ${from} and o.starts_at < ${until} and o.paid_at is not null
      group by 1
    )
    select coalesce(nullif(place.district, ''), '—') as district, count(*)::int as providers,
      count(*) filter (where p.state = 'verified')::int as verified,
      coalesce(sum(asked.orders), 0)::int as orders, coalesce(sum(asked.done), 0)::int as done
    from provider p
    left join place on place.provider_id = p.id
    left join asked on asked.provider_id = p.id
    group by 1 order by 1`

/** Month by month: what was ordered, how long one waited, what it cost, how it was liked. One statement. */
export const readMonths = (db: Db, { from, until }: Span): Promise<MonthRow[]> =>
  db.$queryRaw<MonthRow[]>`
    with ordered as (
      select o.*, to_char(o.starts_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
        (select min(e.at) from event e
          where e.stream = 'order:' || o.id and e.transition = 'accept') as accepted_at,
        (select r.stars from review r
          where r.order_id = o.id and r.voice = 'family' and r.state = 'published') as stars,
        (o.ruled_at is not null or o.state = 'disputed'
          or exists (select 1 from complaint c where c.order_id = o.id and c.state <> 'withdrawn')
          or exists (select 1 from review r join remedy m on m.review_id = r.id where r.order_id = o.id)) as complained
      from "order" o
      where o.starts_at >= ${from} and o.starts_at < ${until} and o.paid_at is not null
    )
    select month, count(*)::int as orders,
      count(*) filter (where state in ('completed', 'closed'))::int as done,
      count(accepted_at)::int as accepted,
      round((percentile_cont(0.5) within group (
        order by extract(epoch from accepted_at - paid_at) / 60) filter (where accepted_at is not null))::numeric)::int
        as "waitMinutes",
      round((percentile_cont(0.5) within group (order by price_fen))::numeric)::int as "priceFen",
      count(stars)::int as rated, round(avg(stars), 2)::float8 as stars,
      count(*) filter (where complained)::int as complaints
    from ordered group by month order by month`

/** Caregivers who work now, by level; 0 has none. One statement. */
export const readLevels = (db: Db): Promise<LevelRow[]> =>
  db.$queryRaw<LevelRow[]>`
    select coalesce(c.level, 0)::text as level, count(*)::int as carers
    from caregiver c join provider p on p.id = c.provider_id
    where c.retired_at is null and p.state = 'verified'
    group by 1 order by 1`

/** What funds and coupons paid of the year's orders that are settled, and for how many people. One statement. */
export const readFunds = (db: Db, { from, until }: Span): Promise<FundRow[]> =>
  db.$queryRaw<FundRow[]>`
    select e.kind::text as fund, count(distinct o.recipient_id)::int as recipients,
      sum(u.amount_fen)::int as "amountFen"
    from entitlement_use u
    join entitlement e on e.id = u.entitlement_id
    join "order" o on o.id = u.order_id
    where u.state = 'final' and o.starts_at >= ${from} and o.starts_at < ${until}
    group by 1 order by 1`

/** Who was on the outreach list at some time of the year, by how far it is now. One statement. */
export const readOutreach = (db: Db, { from, until }: Span): Promise<OutreachRow[]> =>
  db.$queryRaw<OutreachRow[]>`
    select state::text, count(*)::int as people from hardship
    where listed_at < ${until} and (closed_at is null or closed_at >= ${from})
    group by hardship.state order by hardship.state`
