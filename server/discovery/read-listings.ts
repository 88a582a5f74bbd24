import type { Db, Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { bookableProviders } from './bookable.sql.ts'
import { caregiversJson, offeringsJson, sitesJson, standingJson } from './listing-facts.sql.ts'
import { bayesianRating, shownMean } from './query.sql.ts'
import type { SearchDocument } from './search-facts.contract.ts'
import type { SearchableFacts } from './search-text.rules.ts'

export type Which = readonly string[] | 'all'

/** What these providers, or all, may be found by. */
export function readSearchable(db: Db | Tx, which: Which): Promise<(SearchableFacts & { id: string })[]> {
  return db.$queryRaw(Prisma.sql`
    select p.id::text, p.name,
      p.kind || array(
        select l.row ->> 'kind' from listing_source l
        where l.provider_id = p.id and l.row ->> 'kind' is not null order by l.id) as kinds,
      ${sitesJson} as sites, ${offeringsJson} as offerings
    from provider p where ${among(which)}`)
}

/** The documents of these providers, or of all, as of `now`; search texts as they were last written. */
export function readDocuments(db: Db | Tx, which: Which, now: Date): Promise<SearchDocument[]> {
  return db.$queryRaw(Prisma.sql`
    with bookable as materialized (${bookableProviders(now, which === 'all' ? undefined : which)})
    select p.id::text, p.name, p.search_text as "searchText", p.kind, p.inclusive, p.voucher, p.ltci, p.grade,
      p.review_count as "reviewCount", ${shownMean} as "ratingMean",
      ${sitesJson} as sites, ${offeringsJson} as offerings, ${caregiversJson(now)} as caregivers,
      ${standingJson} as standing,
      p.state = 'verified' as claimed, p.id in (select id from bookable) as bookable, ${bayesianRating} as rating,
      array(select distinct s.city from site s where s.provider_id = p.id and s.city <> '') as cities,
      array(select distinct s.district from site s where s.provider_id = p.id and s.district <> '') as districts,
      array(select distinct s.city || '/' || s.district from site s
        where s.provider_id = p.id and s.district <> '') as places,
      array(select distinct o.category from offering o
        where o.provider_id = p.id and o.retired_at is null and o.suspended_at is null) as categories,
      (select json_build_object('lat', s.lat, 'lng', s.lng) from site s
        where s.provider_id = p.id and s.lat is not null and s.lng is not null order by s.id limit 1) as _geo
    from provider p where ${among(which)}`)
}

const among = (which: Which) =>
  which === 'all' ? Prisma.sql`true` : Prisma.sql`p.id = any(${[...which]}::uuid[])`
