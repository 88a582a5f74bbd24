import type { Db } from '../../platform/db.ts'

/** Deliveries this long before the newest one known are looked at again: stamps of several processes may be out of step. */
const OVERLAP_SECONDS = 30

/** What this process has seen of what all of them change. */
export type Seen = { deliveredAt: Date; deliveries: Set<string>; imports: Set<string> }

/** From here on; what happened before is in the database that is about to be read. */
export async function beginToSee(db: Db): Promise<Seen> {
  const [row] = await db.$queryRaw<{ at: Date | null; imports: string[] }[]>`
    select (select max(delivered_at) from outbox) as at, array(select id::text from import_run) as imports`
  return {
    deliveredAt: row?.at ?? new Date(0),
    deliveries: new Set(),
    imports: new Set(row?.imports ?? []),
  }
}

/**
 * The providers that have changed since: delivered listings, whoever delivered them, those that another engine could not
 * take so far, and rows that imports brought. Null where everything is to be read anew.
 */
export async function readChanges(db: Db, seen: Seen): Promise<string[] | null> {
  const rows = await db.$queryRaw<{ id: string; at: Date | null; topic: string; providerId: string }[]>`
    select id::text, delivered_at as at, topic, payload ->> 'providerId' as "providerId" from outbox
    where topic in ('listing', 'reindex')
      and (delivered_at >= ${seen.deliveredAt}::timestamptz - make_interval(secs => ${OVERLAP_SECONDS})
        or (delivered_at is null and attempts > 0))`
  const fresh = rows.filter(({ id }) => !seen.deliveries.has(id))
  seen.deliveries = new Set(rows.map(({ id }) => id))
  for (const { at } of fresh) if (at && at > seen.deliveredAt) seen.deliveredAt = at
  if (fresh.some(({ topic }) => topic === 'reindex')) return null

  const runs = await db.$queryRaw<{ id: string }[]>`
    select id::text from import_run where not (id::text = any(${[...seen.imports]}))`
  const imported = runs.length > 0 ? await touchedBy(db, runs) : []
  for (const { id } of runs) seen.imports.add(id)
  return [...new Set([...fresh.map(({ providerId }) => providerId), ...imported])]
}

async function touchedBy(db: Db, runs: readonly { id: string }[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select distinct provider_id::text as id from listing_source
    where import_run_id = any(${runs.map(({ id }) => id)}::uuid[])`
  return rows.map(({ id }) => id)
}
