import type { Ctx } from '../context.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { bookableProviders } from './bookable.sql.ts'
import type { ProviderCard, SearchQuery } from './discovery.contract.ts'
import { metresFrom } from './query.sql.ts'

/** A mean of one or two voices says more about them than about the provider. */
const VOICES_FOR_A_MEAN = 3

type CardRow = Omit<ProviderCard, 'place' | 'ratingMean'> & {
  city: string
  district: string
  ratingSum: number
}

/**
 * Cards for these providers, in this order: the site nearest to `near` where that is given, prices from the cheapest
 * offering in fen, distances in metres. Ids that no longer exist are left out. Out of this process's memory where it has
 * all of them: as of at most a second ago, like the search itself.
 */
export async function findCards(
  ctx: Pick<Ctx, 'db' | 'clock' | 'ports'>,
  ids: readonly string[],
  near?: SearchQuery['near'],
): Promise<readonly ProviderCard[]> {
  if (ids.length === 0) return []
  return ctx.ports.search.cards?.(ids, near) ?? readCards(ctx, ids, near)
}

/** The same out of the database, as it is at this moment, in one query. */
export async function readCards(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  ids: readonly string[],
  near?: SearchQuery['near'],
): Promise<ProviderCard[]> {
  const rows = await ctx.db.$queryRaw<CardRow[]>(Prisma.sql`
    with bookable as materialized (${bookableProviders(ctx.clock.now(), ids)})
    select p.id::text, p.kind, p.name, p.inclusive, p.voucher, p.ltci, p.grade, p.example,
      p.state <> 'unclaimed' as claimed, p.id in (select id from bookable) as bookable,
      p.review_count as "ratingCount", p.rating_sum as "ratingSum",
      coalesce(site.city, '') as city, coalesce(site.district, '') as district,
      coalesce(site.address_line, '') as "addressLine", site.lat, site.lng, site.metres,
      coalesce(offers.categories, '{}') as categories, offers.least as "fromPriceFen",
      offers.unit as "fromUnit"
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted(id, position)
    join provider p on p.id = wanted.id
    left join lateral (
      select s.*, ${metresFrom(near)} as metres from site s
      where s.provider_id = p.id order by metres nulls last, s.id limit 1) site on true
    left join lateral (
      select min(o.price_fen) as least, array_agg(distinct o.category) as categories,
        (array_agg(o.unit order by o.price_fen, o.position))[1] as unit
      from offering o
      where o.provider_id = p.id and o.retired_at is null and o.suspended_at is null) offers on true
    order by wanted.position`)
  return rows.map(cardOf)
}

function cardOf({ city, district, ratingSum, ...row }: CardRow): ProviderCard {
  return {
    ...row,
    place: [city, district].filter(Boolean).join(' '),
    metres: row.metres === null ? null : Math.round(row.metres),
    ratingMean: row.ratingCount < VOICES_FOR_A_MEAN ? null : ratingSum / row.ratingCount,
  }
}
