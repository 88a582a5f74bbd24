import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import type { OfferingCategory, ProviderKind } from '../providers/provider.contract.ts'
import {
  listingsPerSitemap,
  type SitemapListing,
  type SitemapPart,
  type SitemapPlaces,
  type sitemapListingsInput,
} from './sitemap.contract.ts'

const PAGE = 1_000

/** How many sitemaps of listings there are, and when something in each last changed. Examples are nobody's business. */
export function findSitemapParts({ db }: Pick<Ctx, 'db'>): Promise<SitemapPart[]> {
  return db.$queryRaw`
    select part::int, max(updated_at) as "updatedAt" from (
      select updated_at, (row_number() over (order by id) - 1) / ${listingsPerSitemap}::int as part
      from provider where not example) p
    group by part order by part`
}

/** The next 1,000 listings of a part, in the order of their ids; empty at its end. One short query each: nothing is held open. */
export function findSitemapListings(
  { db }: Pick<Ctx, 'db'>,
  { part, after }: z.infer<typeof sitemapListingsInput>,
): Promise<SitemapListing[]> {
  return after
    ? db.$queryRaw`
        select id::text, updated_at as "updatedAt" from provider
        where not example and id > ${after}::uuid order by id limit ${PAGE}`
    : db.$queryRaw`
        select id::text, updated_at as "updatedAt" from provider
        where not example order by id offset ${part * listingsPerSitemap} limit ${PAGE}`
}

type PlaceRow = {
  city: string
  district: string | null
  kind: ProviderKind | null
  category: OfferingCategory | null
}

/** Cities with districts, kinds and services that real listings have there. */
export async function findSitemapPlaces({ db }: Pick<Ctx, 'db'>): Promise<SitemapPlaces> {
  const rows = await db.$queryRaw<PlaceRow[]>`
    with sited as materialized (
      select p.id, p.kind, s.city, s.district from provider p join site s on s.provider_id = p.id
      where not p.example and s.city <> '')
    select distinct city, district, null as kind, null as category from sited
    union all select distinct city, null, kind, null from sited
    union all select distinct city, null, null, o.category
      from sited join offering o on o.provider_id = sited.id and o.retired_at is null
    order by city, district, kind, category`
  return {
    districts: rows.flatMap(({ city, district }) => (district === null ? [] : [{ city, district }])),
    kinds: rows.flatMap(({ city, kind }) => (kind === null ? [] : [{ city, kind }])),
    categories: rows.flatMap(({ city, category }) => (category === null ? [] : [{ city, category }])),
  }
}
