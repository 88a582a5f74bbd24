import { type NoticeKind, noticeParams } from '../notices/notice.contract.ts'
import { afterCommit, beforeCommit, type Tx } from '../platform/db.ts'
import { ringBell } from './bell.ts'

export { findMissedIn } from './find-missed.ts'

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
    kind:
      | 'order'
      | 'provider'
      | 'claim'
      | 'family'
      | 'notices'
      | 'incident'
      | 'session'
      | 'chat'
      | 'complaint'
      | 'outreach'
      | 'package'
    id: string
    version: number
  }
  notice: { to: Audience; kind: NoticeKind; params: Record<string, unknown>; path: string; dedupe: string }
  /** Whom an order was placed for by phone hears of it on their own phone. */
  elder_text: { orderId: string }
  /** The day before a visit at that instant its recipient is called, where the family asked for it. */
  elder_call: { orderId: string; startsAt: string }
  refund: { refundId: string }
  /** An order's provider has more of its money than it is owed. */
  ask_back: { orderId: string }
  /** Money sets out for a provider's account, or is taken back from there. */
  payout: { payoutId: string }
  payout_reversal: { reversalId: string }
  /** What a payment provider says of an account has changed. */
  payout_account: { externalId: string }
  /** A text to everyone whom a call for help concerns. */
  alarm: { to: Audience; params: Record<string, unknown>; path: string }
  /** The provider's search document is stale. */
  listing: { providerId: string }
  /** Time of a provider has become free while somebody waits there. */
  freed: { providerId: string }
  /** Every process reads all listings anew. */
  reindex: Record<string, never>
}

/**
 * Leaves an outbox row in the caller's transaction: it commits with the change or not at all. What one transaction leaves is
 * written in one statement at its end, in the order it was left, and the worker of this process hears of it at once.
 */
export async function enqueue<Topic extends keyof OutboxTopics>(
  tx: Tx,
  topic: Topic,
  payload: OutboxTopics[Topic],
): Promise<void> {
  const rows = leftIn.get(tx) ?? []
  rows.push({ topic, payload: isNotice(topic, payload) ? asMayBeTold(payload) : payload })
  if (beforeCommit(tx, leftIn, () => write(tx, rows))) leftIn.set(tx, rows)
  else await write(tx, rows)
  afterCommit(tx, ringBell)
}

const isNotice = (topic: keyof OutboxTopics, _: unknown): _ is OutboxTopics['notice'] => topic === 'notice'

/** Rows are kept as history: what a notice may not say does not lie there either. Whether it can be told at all, its delivery finds. */
const asMayBeTold = (payload: OutboxTopics['notice']): OutboxTopics['notice'] => ({
  ...payload,
  params: noticeParams[payload.kind].safeParse(payload.params).data ?? payload.params,
})

type Left = { topic: string; payload: unknown }[]
const leftIn = new WeakMap<Tx, Left>()

async function write(tx: Tx, rows: Left): Promise<void> {
  await tx.$executeRaw`
    insert into outbox (id, topic, payload)
    select uuidv7(), value ->> 'topic', value -> 'payload'
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) with ordinality order by ordinality`
}
