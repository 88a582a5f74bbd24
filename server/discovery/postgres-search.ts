import type { Clock } from '../kernel/clock.ts'
import type { Db } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { bookableProviders } from './bookable.sql.ts'
import type { SearchQuery } from './discovery.contract.ts'
import { all, bayesianRating, conditions, metresFrom, nameRank } from './query.sql.ts'
import type { FacetCounts, SearchPort } from './search-port.ts'
import { typedWords } from './typed-words.rules.ts'
import type { Word } from './words.contract.ts'

/**
 * Search in the product's own tables: two queries, one for the page and the total, one for the facets. Always up to date,
 * and what answers while nothing faster can.
 */
export function createPostgresSearch({ db, clock }: { db: Db; clock: Clock }): SearchPort {
  return {
    name: 'postgres',
    async search(query, pageSize, words = typedWords(query.q)) {
      const now = clock.now()
      const [page, facets] = await Promise.all([
        findPage(db, query, words, pageSize, now),
        countFacets(db, query, words, now),
      ])
      return { ...page, facets }
    },
    index: async () => {},
    remove: async () => {},
    async healthy() {
      return db.$queryRaw`select 1`.then(
        () => true,
        () => false,
      )
    },
  }
}

type Page = { ids: string[]; total: number }

async function findPage(
  db: Db,
  query: SearchQuery,
  words: readonly Word[],
  pageSize: number,
  now: Date,
): Promise<Page> {
  const is = conditions(query, words)
  const [page] = await db.$queryRaw<Page[]>`
    with bookable as materialized (${bookableProviders(now)}),
    matched as materialized (
      select p.id, ${nameRank(words)} as name_rank, p.id in (select id from bookable) as can_book,
        p.state = 'verified' as claimed, ${bayesianRating} as rating,
        ${metresToNearest(query.near)} as metres
      from provider p
      where ${all([is.words, is.kind, is.category, is.bookable, is.inclusive, someSite(query, is)])})
    select (select count(*)::int from matched) as total,
      array(select id::text from matched order by ${orderOf(query)}, id
        limit ${pageSize} offset ${(query.page - 1) * pageSize}) as ids`
  return page ?? { ids: [], total: 0 }
}

const metresToNearest = (near: SearchQuery['near']) =>
  near
    ? Prisma.sql`(select min(${metresFrom(near)}) from site s where s.provider_id = p.id)`
    : Prisma.sql`null::float8`

/** City and district have to be those of one and the same site. */
function someSite(query: SearchQuery, is: ReturnType<typeof conditions>): Prisma.Sql {
  if (!query.city && !query.district && query.within === undefined) return Prisma.sql`true`
  return Prisma.sql`exists (select from site s where s.provider_id = p.id and ${is.city} and ${is.district} and ${is.within})`
}

/** What can be booked comes before what can only be read about. Whatever is equal, the id decides. */
function orderOf({ sort, near }: SearchQuery): Prisma.Sql {
  const relevance = Prisma.sql`name_rank, can_book desc, claimed desc, metres nulls last, rating desc`
  if (sort === 'distance' && near) return Prisma.sql`metres nulls last, ${relevance}`
  if (sort === 'rating') return Prisma.sql`rating desc, ${relevance}`
  return relevance
}

type FacetRow = { facet: keyof FacetCounts; value: string; count: number }

/**
 * Counts of what other choices would give: each facet leaves its own filter out. Cities leave out the district too,
 * which belongs to the city. A district's value is `city/district`, since cities share names of districts.
 */
async function countFacets(
  db: Db,
  query: SearchQuery,
  words: readonly Word[],
  now: Date,
): Promise<FacetCounts> {
  const is = conditions(query, words)
  const rows = await db.$queryRaw<FacetRow[]>`
    with bookable as materialized (${bookableProviders(now)}),
    found as materialized (
      select p.id, s.city, s.district, p.kind,
        ${is.kind} as kind_fits, coalesce(${is.city}, false) as city_fits, coalesce(${is.district}, false) as district_fits
      from provider p left join site s on s.provider_id = p.id
      where ${all([is.words, is.category, is.bookable, is.inclusive, is.within])})
    select facet, value, count(*)::int as count from (
      select distinct 'kind' as facet, kind as value, id from found where city_fits and district_fits
      union all select distinct 'city', city, id from found where kind_fits and city <> ''
      union all select distinct 'district', city || '/' || district, id
        from found where kind_fits and city_fits and district <> '') choice
    group by facet, value`
  const counts = (facet: keyof FacetCounts) =>
    Object.fromEntries(rows.filter((row) => row.facet === facet).map(({ value, count }) => [value, count]))
  return { kind: counts('kind'), city: counts('city'), district: counts('district') }
}
