import type { Ctx } from '../context.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { bookableProviders } from './bookable.sql.ts'
import type { ProviderCard } from './discovery.contract.ts'
import { findCards } from './find-cards.ts'
import { bayesianRating } from './query.sql.ts'

const SHOWN_CARDS = 6
const SHOWN_CITIES = 12

export type DiscoveryHome = {
  readonly cards: readonly ProviderCard[]
  readonly cities: readonly string[]
  readonly counts: { readonly providers: number; readonly bookable: number }
}

/** The first page: up to six providers, those that can be booked first, the cities with most, and real counts. */
export async function discoveryHome(ctx: Ctx): Promise<DiscoveryHome> {
  const [row] = await ctx.db.$queryRaw<
    { ids: string[]; cities: string[]; providers: number; bookable: number }[]
  >(Prisma.sql`
    with bookable as materialized (${bookableProviders(ctx.clock.now())})
    select
      array(select p.id::text from provider p
        order by p.id in (select id from bookable) desc, p.state = 'verified' desc, ${bayesianRating} desc, p.id
        limit ${SHOWN_CARDS}) as ids,
      array(select city from site where city <> '' group by city order by count(*) desc, city
        limit ${SHOWN_CITIES}) as cities,
      (select count(*)::int from provider) as providers,
      (select count(*)::int from bookable) as bookable`)
  const { ids = [], cities = [], providers = 0, bookable = 0 } = row ?? {}
  return { cards: await findCards(ctx, ids), cities, counts: { providers, bookable } }
}
