import type { Db } from '../../platform/db.ts'
import type { Standing } from '../search-facts.contract.ts'

/** Deliveries this long before the newest one known are looked at again: stamps of several processes may be out of step. */
const OVERLAP_SECONDS = 30

/** What this process has seen of what all of them change. */
export type Seen = {
  deliveredAt: Date
  deliveries: Set<string>
  imports: Set<string>
  readonly standingsUntil: Date
}

/** From here on; what happened before is in the database that is about to be read. */
export async function beginToSee(db: Db): Promise<Seen> {
  const [row] = await db.$queryRaw<{ at: Date | null; standings: Date | null; imports: string[] }[]>`
    select (select max(delivered_at) from outbox) as at,
      (select max(changed_at) from provider_standing) as standings, array(select id::text from import_run) as imports`
  return {
    deliveredAt: row?.at ?? new Date(0),
    deliveries: new Set(),
    imports: new Set(row?.imports ?? []),
    standingsUntil: row?.standings ?? new Date(0),
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

/** What providers are ranked by that has changed since then, by the database's clock; and until when that was looked at. */
export async function readChangedStandings(
  db: Db,
  since: Date,
): Promise<{ until: Date; changed: (Standing & { id: string })[] }> {
  const changed = await db.$queryRaw<(Standing & { id: string; at: Date })[]>`
    select provider_id::text as id, kept, broken, changed_at as at,
      to_char(soonest_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "soonestDay"
    from provider_standing
    where changed_at >= ${since}::timestamptz - make_interval(secs => ${OVERLAP_SECONDS})`
  const latest = Math.max(since.getTime(), ...changed.map(({ at }) => at.getTime()))
  return { until: new Date(latest), changed }
}
