import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { ComparedProvider, compareInput } from './compare.contract.ts'
import { findCards } from './find-cards.ts'

/**
 * Up to four providers side by side, in the order asked for: prices in fen per unit, distances in metres from `near`
 * (WGS-84). Ids that no longer exist are left out. Two queries.
 */
export async function compareProviders(
  ctx: Ctx,
  { ids, near }: z.output<typeof compareInput>,
): Promise<ComparedProvider[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const [cards, facts] = await Promise.all([findCards(ctx, wanted, near), readFacts(ctx, wanted)])
  return cards.flatMap((card) => {
    const known = facts.get(card.id)
    return known ? [{ ...card, ...known }] : []
  })
}

type Facts = Omit<ComparedProvider, keyof Awaited<ReturnType<typeof findCards>>[number]>

async function readFacts({ db, clock }: Ctx, ids: readonly string[]): Promise<Map<string, Facts>> {
  const rows = await db.$queryRaw<{ id: string; facts: Facts }[]>`
    select p.id::text, json_build_object(
      'capacity', p.capacity,
      'prices', coalesce((select json_agg(x) from (
        select o.category, o.unit, min(o.price_fen) as "leastFen", max(o.price_fen) as "mostFen"
        from offering o where o.provider_id = p.id and o.retired_at is null
        group by o.category, o.unit order by min(o.position)) x), '[]'::json),
      'policies', coalesce((select json_agg(distinct o.refund_policy) from offering o
        where o.provider_id = p.id and o.retired_at is null), '[]'::json),
      'histogram', (select json_build_array(
          count(*) filter (where r.stars = 1), count(*) filter (where r.stars = 2),
          count(*) filter (where r.stars = 3), count(*) filter (where r.stars = 4),
          count(*) filter (where r.stars = 5)) from review r where r.provider_id = p.id),
      'kept', promised.kept, 'broken', promised.broken,
      'caregivers', json_build_object(
        'count', team.count, 'female', team.female, 'male', team.male,
        'levels', coalesce((select json_agg(x) from (
          select c.level, count(*)::int as count from caregiver c
          where c.provider_id = p.id and c.retired_at is null and c.level is not null
          group by c.level order by c.level desc) x), '[]'::json),
        'languages', coalesce((select json_agg(distinct spoken) from caregiver c, unnest(c.languages) as spoken
          where c.provider_id = p.id and c.retired_at is null), '[]'::json),
        'credentials', coalesce((select json_agg(x) from (
          select k.kind, count(*)::int as count from credential k
          join caregiver c on c.id = k.caregiver_id and c.provider_id = p.id and c.retired_at is null
          where k.suspended_at is null and (k.expires_on is null or k.expires_on >= ${dayOf(clock.now())}::date)
          group by k.kind order by k.kind) x), '[]'::json))) as facts
    from provider p
    cross join lateral (
      select count(*) filter (where o.state in ('completed', 'closed'))::int as kept,
        count(*) filter (where o.state in ('withdrawn', 'lapsed'))::int as broken
      from "order" o where o.provider_id = p.id) promised
    cross join lateral (
      select count(*)::int as count, count(*) filter (where c.gender = 'female')::int as female,
        count(*) filter (where c.gender = 'male')::int as male
      from caregiver c where c.provider_id = p.id and c.retired_at is null) team
    where p.id = any(${[...ids]}::uuid[])`
  return new Map(rows.map(({ id, facts }) => [id, facts]))
}
