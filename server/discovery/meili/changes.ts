import type { Db } from '../../platform/db.ts'
import { readDocuments } from '../read-listings.ts'
import type { SearchDocument } from '../search-facts.contract.ts'

const FIRST = '00000000-0000-0000-0000-000000000000'

/** All listings in batches of ids; each batch is read as it is at that moment. */
export async function* inBatches(db: Db, size: number): AsyncGenerator<readonly string[]> {
  for (let after = FIRST; ; ) {
    const rows = await db.$queryRaw<{ id: string }[]>`
      select id::text from provider where id > ${after}::uuid order by provider.id limit ${size}`
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) yield ids
    if (ids.length < size) return
    after = ids.at(-1) ?? after
  }
}

/** Changes that were committed and are not delivered yet. */
export async function undelivered(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct payload ->> 'providerId' as id from outbox where topic = 'listing' and delivered_at is null`
  return rows.map(({ id }) => id)
}

/** Those who are run by somebody: only they can be booked, have credentials that end, and a first free time. */
export async function runBySomebody(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`select id::text from provider where state = 'verified'`
  return rows.map(({ id }) => id)
}

export async function countListings(db: Db): Promise<number> {
  return db.provider.count()
}

/** What there is to say about these providers now, and which of them are no more. */
export async function readNow(
  db: Db,
  ids: readonly string[],
  now: Date,
): Promise<{ documents: readonly SearchDocument[]; gone: readonly string[] }> {
  const documents = await readDocuments(db, ids, now)
  const known = new Set(documents.map(({ id }) => id))
  return { documents, gone: ids.filter((id) => !known.has(id)) }
}
