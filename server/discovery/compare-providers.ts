import type { z } from 'zod'
import { soonestByProvider } from '../availability/availability.entry.ts'
import type { Ctx } from '../context.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { bookableProviders } from './bookable.sql.ts'
import type { ComparedProvider, compareInput } from './compare.contract.ts'
import { standingJson } from './listing-facts.sql.ts'
import { metresFrom } from './query.sql.ts'
import { VOICES_FOR_A_MEAN } from './ranking.rules.ts'

type Asked = z.output<typeof compareInput>

/**
 * Up to four providers side by side, in the order asked for: prices in fen per unit, distances in metres from `near`
 * (WGS-84). Ids that do not exist are left out. Three queries.
 */
export async function compareProviders(ctx: Ctx, { ids, near }: Asked): Promise<ComparedProvider[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const [rows, soonest] = await Promise.all([
    readFacts(ctx, { ids: wanted, near }),
    soonestByProvider(ctx.db, wanted, ctx.clock.now()),
  ])
  return rows.map(({ id, facts }) => viewOf(id, facts, soonest.get(id) ?? null))
}

type Standing = { readonly kept: number; readonly broken: number }
type Facts = Omit<ComparedProvider, 'id' | 'place' | 'ratingMean' | 'soonestAt' | keyof Standing> & {
  readonly standing: Standing
  readonly city: string | null
  readonly district: string | null
  readonly ratingSum: number
}

function viewOf(id: string, facts: Facts, soonestAt: Date | null): ComparedProvider {
  const { standing, city, district, ratingSum, ...rest } = facts
  return {
    ...rest,
    id,
    place: [city, district].filter(Boolean).join(' '),
    metres: facts.metres === null ? null : Math.round(facts.metres),
    ratingMean: facts.ratingCount < VOICES_FOR_A_MEAN ? null : ratingSum / facts.ratingCount,
    kept: standing.kept,
    broken: standing.broken,
    soonestAt: facts.bookable ? soonestAt : null,
  }
}

function readFacts({ db, clock }: Ctx, { ids, near }: Asked): Promise<{ id: string; facts: Facts }[]> {
  const now = clock.now()
  return db.$queryRaw(Prisma.sql`
    select p.id::text, json_build_object(
      'kind', p.kind, 'name', p.name, 'inclusive', p.inclusive, 'voucher', p.voucher, 'ltci', p.ltci,
      'grade', p.grade, 'example', p.example, 'capacity', p.capacity, 'claimed', p.state <> 'unclaimed',
      'bookable', p.id in (${bookableProviders(now, ids)}),
      'ratingCount', p.review_count, 'ratingSum', p.rating_sum, 'standing', ${standingJson},
      'city', site.city, 'district', site.district, 'addressLine', coalesce(site.address_line, ''),
      'metres', site.metres,
      'prices', coalesce((select json_agg(x) from (
        select o.category, o.unit, min(o.price_fen) as "leastFen", max(o.price_fen) as "mostFen"
        from offering o where o.provider_id = p.id and o.retired_at is null and o.suspended_at is null
        group by o.category, o.unit order by min(o.position)) x), '[]'::json),
      'policies', coalesce((select json_agg(distinct o.refund_policy) from offering o
        where o.provider_id = p.id and o.retired_at is null and o.suspended_at is null), '[]'::json),
      'histogram', (select json_build_array(
          count(*) filter (where r.stars = 1), count(*) filter (where r.stars = 2),
          count(*) filter (where r.stars = 3), count(*) filter (where r.stars = 4),
          count(*) filter (where r.stars = 5)) from review r
        where r.provider_id = p.id and r.voice = 'family' and r.state = 'published'),
      'caregivers', ${caregivers(dayOf(now))}) as facts
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted(id, position)
    join provider p on p.id = wanted.id
    left join lateral (
      select s.city, s.district, s.address_line, ${metresFrom(near)} as metres from site s
      where s.provider_id = p.id order by metres nulls last, s.id limit 1) site on true
    order by wanted.position`)
}

/** Who works for provider `p` now: how many, of which level, with what they speak and hold on `day`. */
const caregivers = (day: string) => Prisma.sql`(
  select json_build_object(
    'count', count(*), 'female', count(*) filter (where c.gender = 'female'),
    'male', count(*) filter (where c.gender = 'male'),
    'levels', coalesce((select json_agg(x) from (
      select l.level, count(*) as count from caregiver l
      where l.provider_id = p.id and l.retired_at is null and l.level is not null
      group by l.level order by l.level desc) x), '[]'::json),
    'languages', coalesce((select json_agg(distinct spoken) from caregiver l, unnest(l.languages) as spoken
      where l.provider_id = p.id and l.retired_at is null), '[]'::json),
    'credentials', coalesce((select json_agg(x) from (
      select k.kind, count(*) as count from credential k
      join caregiver l on l.id = k.caregiver_id and l.provider_id = p.id and l.retired_at is null
      where k.suspended_at is null and (k.expires_on is null or k.expires_on >= ${day}::date)
      group by k.kind order by k.kind) x), '[]'::json))
  from caregiver c where c.provider_id = p.id and c.retired_at is null and c.suspended_at is null)`
