import type { Clock } from '../kernel/clock.ts'
import type { Db } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { blend } from './blend.sql.ts'
import { bookableProviders } from './bookable.sql.ts'
import { countFacets } from './count-facets.sql.ts'
import { countWithout } from './count-without.sql.ts'
import type { SearchQuery } from './discovery.contract.ts'
import {
  bayesianRating,
  but,
  type Conditions,
  conditions,
  isFoundBy,
  metresFrom,
  nameRank,
} from './query.sql.ts'
import type { SearchPort } from './search-port.ts'
import { typedWords } from './typed-words.rules.ts'
import type { Word } from './words.contract.ts'

/**
 * Search in the product's own tables: a query for the page and the total, one for the facets, and where nothing is found one
 * more for what would be. Always up to date, and what answers while nothing faster can.
 */
export function createPostgresSearch({ db, clock }: { db: Db; clock: Clock }): SearchPort {
  return {
    name: 'postgres',
    async search(query, pageSize, words = typedWords(query.q), among) {
      const asked: Asked = { query, words, among, is: conditions(query, clock.now()), now: clock.now() }
      const [page, facets] = await Promise.all([findPage(db, asked, pageSize), countFacets(db, asked)])
      return { ...page, facets, ...(page.total === 0 && (await countWithout(db, asked))) }
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

/** One query and what it says, for all who look at it. */
export type Asked = {
  readonly query: SearchQuery
  readonly words: readonly Word[]
  readonly among: readonly string[] | undefined
  readonly is: Conditions
  readonly now: Date
}
type Page = { ids: string[]; total: number }

async function findPage(db: Db, { query, words, among, is, now }: Asked, pageSize: number): Promise<Page> {
  const [page] = await db.$queryRaw<Page[]>`
    with bookable as materialized (${bookableProviders(now)}),
    matched as materialized (
      select p.id, ${nameRank(words)} as name_rank, p.id in (select id from bookable) as can_book,
        p.state = 'verified' as claimed, ${bayesianRating} as rating, distance.metres,
        ${blend(Prisma.sql`distance.metres`, now)} as blend, ${leastPrice(query, is)} as price
      from provider p
      left join provider_standing t on t.provider_id = p.id
      cross join lateral (select ${metresToNearest(query.near)} as metres) distance
      where ${isFoundBy(is, words, among)})
    select (select count(*)::int from matched) as total,
      array(select id::text from matched order by ${orderOf(query)}, id
        limit ${pageSize} offset ${(query.page - 1) * pageSize}) as ids`
  return page ?? { ids: [], total: 0 }
}

const metresToNearest = (near: SearchQuery['near']) =>
  near
    ? Prisma.sql`(select min(${metresFrom(near)}) from site s where s.provider_id = p.id)`
    : Prisma.sql`null::float8`

/** Of the offerings that fit. */
const leastPrice = ({ sort }: SearchQuery, { offering }: Conditions) =>
  sort === 'price'
    ? Prisma.sql`(select min(o.price_fen) from offering o
        where o.provider_id = p.id and o.retired_at is null and o.suspended_at is null and ${but(offering)})`
    : Prisma.sql`null::int`

/** The order of ranking.rules.ts; how well words fit is known here only in four steps. */
function orderOf({ sort, near }: SearchQuery): Prisma.Sql {
  const relevance = Prisma.sql`name_rank, can_book desc, claimed desc, blend desc`
  if (sort === 'distance' && near) return Prisma.sql`metres nulls last, ${relevance}`
  if (sort === 'rating') return Prisma.sql`rating desc, ${relevance}`
  if (sort === 'price') return Prisma.sql`price nulls last, ${relevance}`
  return relevance
}
