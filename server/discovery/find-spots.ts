import type { Db } from '../platform/db.ts'
import { bookableProviders } from './bookable.sql.ts'
import type { SearchQuery } from './discovery.contract.ts'
import { but, conditions, isFoundBy, metresFrom } from './query.sql.ts'
import type { Spots } from './search-facts.contract.ts'
import type { Word } from './words.contract.ts'

type Spot = { id: string; lat: number | null; lng: number | null; bookable: number }

/** Where all are who fit, out of the database as it is at this moment. One query. */
export async function findSpots(
  { db, now }: { db: Db; now: Date },
  query: SearchQuery,
  words: readonly Word[],
  among: readonly string[] | undefined,
): Promise<Spots> {
  const is = conditions(query, now)
  const all = await db.$queryRaw<Spot[]>`
    with bookable as materialized (${bookableProviders(now)})
    select p.id::text, spot.lat, spot.lng, (p.id in (select id from bookable))::int as bookable
    from provider p
    left join lateral (
      select s.lat, s.lng from site s
      where s.provider_id = p.id and s.lat is not null and s.lng is not null and ${but(is.site)}
      order by ${metresFrom(query.near)}, s.id limit 1) spot on true
    where ${isFoundBy(is, words, among)}`
  const placed = all.filter((one): one is Spot & { lat: number; lng: number } => one.lat !== null)
  return {
    total: all.length,
    ids: placed.map(({ id }) => id),
    lats: placed.map(({ lat }) => lat),
    lngs: placed.map(({ lng }) => lng),
    bookable: placed.map(({ bookable }) => bookable),
  }
}
