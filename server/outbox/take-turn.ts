import type { Pool } from 'pg'

/** A row to deliver, as it was left. */
export type Taken = { readonly id: string; readonly topic: string; readonly payload: unknown }

/** How a delivery ended: with an error, or well. */
export type Ended = { readonly id: string; readonly error: string | null }

/** After so many failures a row is left for a person to look at. */
const MOST_ATTEMPTS = 25
/** Seconds a taken row belongs to its worker; one whose worker died is taken again after them. */
const LEASE = 10

/**
 * One turn at the outbox in one statement: writes down how deliveries have ended and takes up to `room` rows more, those
 * that were left first. Rows another worker is just taking are passed over. What failed is put off for 2, 7, 20 ... seconds,
 * at most an hour.
 */
export async function takeTurn(
  pool: Pool,
  { ended, room, now }: { ended: readonly Ended[]; room: number; now: Date },
): Promise<Taken[]> {
  const ids = ended.map(({ id }) => id)
  const { rows } = await pool.query<Taken>({
    name: 'outbox-turn',
    text: `with ended as (
        select * from unnest($1::uuid[], $2::text[]) as ended(id, error)
      ), stamped as (
        update outbox set last_error = ended.error,
          delivered_at = case when ended.error is null then $3::timestamptz end,
          due_at = now() + least(interval '1 hour', exp(least(attempts, 10)) * interval '1 second')
        from ended where outbox.id = ended.id
      ), waiting as (
        select id from outbox
        where delivered_at is null and due_at <= now() and attempts < ${MOST_ATTEMPTS} and id <> all($1::uuid[])
        order by id limit $4 for update skip locked
      )
      update outbox set attempts = attempts + 1, due_at = now() + interval '${LEASE} seconds'
      from waiting where outbox.id = waiting.id
      returning outbox.id::text, topic, payload`,
    values: [ids, ended.map(({ error }) => error), now, room],
  })
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}
