import type { NoticeKind } from '../notices/notice.contract.ts'
import { beforeCommit, type Tx } from '../platform/db.ts'

/** Whom a notice is for; resolved to people when it is delivered. */
export type Audience =
  | { readonly familyId: string; readonly except?: string }
  | { readonly providerId: string; readonly caregiverId?: string }
  | { readonly userId: string }
  | { readonly operators: true }

/** What leaves a transaction: after commit, at least once, begun in order of writing. Receivers are idempotent. */
export type OutboxTopics = {
  /** Open pages of these rooms refetch; carries no data. */
  nudge: {
    rooms: readonly string[]
    kind: 'order' | 'provider' | 'claim' | 'family' | 'notices'
    id: string
    version: number
  }
  notice: { to: Audience; kind: NoticeKind; params: Record<string, unknown>; path: string; dedupe: string }
  refund: { refundId: string }
  /** The provider's search document is stale. */
  listing: { providerId: string }
  /** Every process reads all listings anew. */
  reindex: Record<string, never>
}

/**
 * Leaves an outbox row and its job in the caller's transaction: both commit with the change or not at all. What one
 * transaction leaves is written in one statement at its end, in the order it was left.
 */
export async function enqueue<Topic extends keyof OutboxTopics>(
  tx: Tx,
  topic: Topic,
  payload: OutboxTopics[Topic],
): Promise<void> {
  await leave(tx, (left) => left.rows.push({ topic, payload }))
}

/**
 * Asks the clock to look at an order at `at`; a later call for the same order moves the appointment, and null cancels
 * it. Never sooner than in a second by the database's own watch: where the two watches differ, an alarm that came too
 * early must not ring on and on.
 */
export async function wakeClock(tx: Tx, orderId: string, at: Date | null): Promise<void> {
  await leave(tx, (left) => left.alarms.set(orderId, at))
}

type Left = { rows: { topic: string; payload: unknown }[]; alarms: Map<string, Date | null> }
const leftIn = new WeakMap<Tx, Left>()

async function leave(tx: Tx, add: (left: Left) => unknown): Promise<void> {
  const left = leftIn.get(tx) ?? { rows: [], alarms: new Map() }
  add(left)
  if (beforeCommit(tx, leftIn, () => write(tx, left))) leftIn.set(tx, left)
  else await write(tx, left)
}

async function write(tx: Tx, { rows, alarms }: Left): Promise<void> {
  const wake = [...alarms].flatMap(([orderId, at]) => (at ? [{ orderId, at }] : []))
  if (rows.length + wake.length > 0) {
    // The key is how the sweep sees that a row has lost its job.
    await tx.$executeRaw`
      with row as (
        insert into outbox (id, topic, payload)
        select uuidv7(), value ->> 'topic', value -> 'payload'
        from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality order by ordinality
        returning id
      ), job as (
        select row('deliver', json_build_object('id', id), null, null, null, 'deliver:' || id, null, null)
          ::graphile_worker.job_spec as spec
        from row
        union all
        select row('due', json_build_object('orderId', "orderId"), null, greatest(at, now() + interval '1 second'), null,
          'due:' || "orderId", null, null)::graphile_worker.job_spec
        from jsonb_to_recordset(${JSON.stringify(wake)}::jsonb) as alarm("orderId" text, at timestamptz)
      )
      select count(*) from graphile_worker.add_jobs(array(select spec from job))`
  }
  for (const [orderId, at] of alarms) {
    if (!at) await tx.$executeRaw`select graphile_worker.remove_job(${`due:${orderId}`})`
  }
}
