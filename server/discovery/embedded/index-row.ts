import type { Db } from '../../platform/db.ts'
import { Prisma } from '../../platform/prisma/client.ts'
import { bookableProviders } from '../bookable.sql.ts'
import { caregiversJson, offeringsJson, sitesJson, standingJson } from '../listing-facts.sql.ts'
import type { CaregiverFacts, OfferingFacts, SiteFacts, Standing } from '../search-facts.contract.ts'
import { SIDE } from './grid.ts'

/** What the index keeps about one provider, as the database tells it. */
export type IndexRow = {
  readonly id: string
  readonly name: string
  readonly kind: string
  /** Its own kind first, then those its registry rows give it. */
  readonly kinds: readonly string[]
  readonly verified: boolean
  readonly claimed: boolean
  readonly example: boolean
  readonly inclusive: boolean
  readonly voucher: boolean
  readonly ltci: boolean
  readonly grade: string | null
  readonly ratingSum: number
  readonly reviewCount: number
  readonly bookable: boolean
  readonly sites: readonly IndexSite[]
  readonly offerings: readonly OfferingFacts[]
  readonly caregivers: readonly CaregiverFacts[]
  readonly standing: Standing
}

export type IndexSite = SiteFacts

/** These providers, those that still exist; bookable as of `now`. */
export function readRowsOf(db: Db, ids: readonly string[], now: Date): Promise<IndexRow[]> {
  const among = Prisma.sql`p.id = any(${[...ids]}::uuid[])`
  return readRows(db, among, Prisma.sql`p.id in (${bookableProviders(now, ids)})`, now)
}

/**
 * All providers, those near one another behind each other: an index that reads them in this order keeps in one place what
 * is asked for together.
 */
export async function readIdsByPlace(db: Db): Promise<string[]> {
  const [answer] = await db.$queryRaw<{ ids: string | null }[]>`
    select string_agg(p.id::text, ' ' order by floor(s.lat / ${SIDE}::float8), floor(s.lng / ${SIDE}::float8), p.id) as ids
    from provider p
    left join lateral (select lat, lng from site where provider_id = p.id order by id limit 1) s on true`
  return answer?.ids ? answer.ids.split(' ') : []
}

/** These providers in this order, those that still exist; who can be booked is asked for all at once, so it is left out here. */
export async function readRowsInOrder(db: Db, ids: readonly string[], now: Date): Promise<IndexRow[]> {
  const rows = await readRows(db, Prisma.sql`p.id = any(${[...ids]}::uuid[])`, Prisma.sql`false`, now)
  const known = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

export async function readBookable(db: Db, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>(
    Prisma.sql`select id::text from (${bookableProviders(now)}) as bookable`,
  )
  return rows.map(({ id }) => id)
}

/** Those of whom somebody's credential has been valid on `from` and is no longer on `to`, two wall dates. */
export async function readLapsed(db: Db, from: string, to: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct c.provider_id::text as id from credential k join caregiver c on c.id = k.caregiver_id
    where k.expires_on >= ${from}::date and k.expires_on < ${to}::date`
  return rows.map(({ id }) => id)
}

/** One JSON text: the driver reads it ten times as fast as as many rows. */
async function readRows(db: Db, which: Prisma.Sql, bookable: Prisma.Sql, now: Date): Promise<IndexRow[]> {
  const [answer] = await db.$queryRaw<{ rows: string }[]>(Prisma.sql`
    select coalesce(json_agg(row_to_json(t) order by t.id), '[]')::text as rows from (
      select p.id::text, p.name, p.kind, p.inclusive, p.voucher, p.ltci, p.grade, p.example,
        p.state = 'verified' as verified, p.state <> 'unclaimed' as claimed, ${bookable} as bookable,
        p.rating_sum as "ratingSum", p.review_count as "reviewCount",
        p.kind || array(
          select l.row ->> 'kind' from listing_source l
          where l.provider_id = p.id and l.row ->> 'kind' is not null order by l.id) as kinds,
        ${sitesJson} as sites, ${offeringsJson} as offerings, ${caregiversJson(now)} as caregivers,
        ${standingJson} as standing
      from provider p where ${which}) t`)
  return JSON.parse(answer?.rows ?? '[]')
}
