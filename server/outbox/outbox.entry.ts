import type { NoticeKind } from '../notices/notice.contract.ts'
import type { Tx } from '../platform/db.ts'

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

/** Writes an outbox row and its job in the caller's transaction: both commit with the change or not at all. */
export async function enqueue<Topic extends keyof OutboxTopics>(
  tx: Tx,
  topic: Topic,
  payload: OutboxTopics[Topic],
): Promise<void> {
  // The key is how the sweep sees that a row has lost its job.
  await tx.$executeRaw`
    with row as (
      insert into outbox (id, topic, payload)
      values (uuidv7(), ${topic}, ${JSON.stringify(payload)}::jsonb)
      returning id
    )
    select graphile_worker.add_job('deliver', json_build_object('id', id::text), job_key => 'deliver:' || id) from row`
}

/**
 * Asks the clock to look at an order at `at`; a later call for the same order moves the appointment. Never sooner than
 * in a second by the database's own watch: where the two watches differ, an alarm that came too early must not ring on
 * and on.
 */
export async function wakeClock(tx: Tx, orderId: string, at: Date | null): Promise<void> {
  const jobKey = `due:${orderId}`
  if (at) {
    await tx.$executeRaw`select graphile_worker.add_job('due', json_build_object('orderId', ${orderId}::text), run_at => greatest(${at}::timestamptz, now() + interval '1 second'), job_key => ${jobKey})`
  } else {
    await tx.$executeRaw`select graphile_worker.remove_job(${jobKey})`
  }
}
