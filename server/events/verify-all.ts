import type { Db } from '../platform/db.ts'
import { hashOf, wordsHold } from './record-event.ts'

/** Where a chain does not hold: the first event that was altered, is missing, or was cut off at the end. */
type BrokenAt = { readonly stream: string; readonly position: number }

export type Verification = {
  readonly streams: number
  readonly events: number
  /** The first by stream and position; null when everything holds. */
  readonly broken: BrokenAt | null
}

type Row = Parameters<typeof hashOf>[0] & Parameters<typeof wordsHold>[0] & { hash: string }

const BATCH = 500

/**
 * Walks every stream's hash chain, `batch` events at a time, and goes on after a break, so that the counts are of all
 * there is. A chain cut off at its end still holds by itself: orders and claims say how long theirs has to be.
 */
export async function verifyAll(db: Db, batch: number = BATCH): Promise<Verification> {
  let streams = 0
  let events = 0
  let broken: BrokenAt | null = null
  let last = { stream: '', position: 0, hash: '' }
  for (;;) {
    const rows = await nextRows(db, last, batch)
    for (const row of rows) {
      if (row.stream !== last.stream) {
        streams += 1
        last = { stream: row.stream, position: 0, hash: '' }
      }
      const expected = last.position + 1
      if (!broken && !follows(row, last)) broken = { stream: row.stream, position: expected }
      events += 1
      last = { stream: row.stream, position: row.position, hash: row.hash }
    }
    if (rows.length < batch) break
  }
  const cut = await firstCutOff(db)
  return { streams, events, broken: earlier(broken, cut) }
}

const follows = (row: Row, before: { position: number; hash: string }): boolean =>
  row.position === before.position + 1 &&
  row.prevHash === before.hash &&
  row.hash === hashOf(row) &&
  wordsHold(row)

const nextRows = (db: Db, after: BrokenAt, batch: number): Promise<Row[]> => db.$queryRaw<Row[]>`
  select stream, position, subject, subject_id::text as "subjectId", transition, from_state as "fromState",
    to_state as "toState", actor_kind as "actorKind", actor_id::text as "actorId", actor_name as "actorName",
    reason, data, at, prev_hash as "prevHash", hash, words_salt as "wordsSalt", words_hash as "wordsHash"
  from event where (stream, position) > (${after.stream}, ${after.position}::int)
  order by stream, position limit ${batch}::int`

/** The version of an order or a claim counts its events: fewer than that, and the latest are gone. */
async function firstCutOff(db: Db): Promise<BrokenAt | null> {
  const [cut] = await db.$queryRaw<BrokenAt[]>`
    select kept.stream, coalesce(told.position, 0) + 1 as position
    from (select 'order:' || id as stream, version from "order"
          union all select 'claim:' || id, version from claim
          union all select 'suspension:' || id, version from suspension
          union all select 'closure:' || id, version from closure
          union all select 'alarm:' || id, version from alarm
          union all select 'errand:' || id, version from errand) kept
    left join (select stream, max(position) as position from event group by stream) told using (stream)
    where coalesce(told.position, 0) < kept.version
    order by 1 limit 1`
  return cut ?? null
}

const earlier = (one: BrokenAt | null, other: BrokenAt | null): BrokenAt | null =>
  one && other ? (one.stream <= other.stream ? one : other) : (one ?? other)
