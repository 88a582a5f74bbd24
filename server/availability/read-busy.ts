import type { Db, Tx } from '../platform/db.ts'

export type Busy = { readonly startsAt: Date; readonly endsAt: Date }

/**
 * The time these caregivers have promised between two instants, by caregiver. A hold that ran out counts until the clock
 * has released it, as it does for the database.
 */
export async function readBusy(
  db: Db | Tx,
  caregivers: readonly { readonly id: string }[],
  from: Date,
  until: Date,
): Promise<Map<string, Busy[]>> {
  const ids = caregivers.map(({ id }) => id)
  const rows = await db.$queryRaw<{ id: string; spans: [start: number, end: number][] }[]>`
    select caregiver_id::text as id, json_agg(json_build_array(
        extract(epoch from starts_at) * 1000, extract(epoch from ends_at) * 1000)) as spans
    from hold
    where caregiver_id = any(${ids}::uuid[]) and released_at is null
      and ends_at > ${from}::timestamptz and starts_at < ${until}::timestamptz
    group by caregiver_id`
  return new Map(
    rows.map(({ id, spans }) => [
      id,
      spans.map(([start, end]) => ({ startsAt: new Date(start), endsAt: new Date(end) })),
    ]),
  )
}
