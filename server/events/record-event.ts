import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '../platform/db.ts'

export type NewEvent = {
  /**
   * Which timeline: `order:<id>`, `provider:<id>`, `claim:<id>`, `incident:<id>`, `review-check:<id>`, `remedy:<id>`,
   * `filing:<id>`, `entitlement:<id>`, `payment-report:<id>`, `funder-payment:<id>`, `consent:<recipient>`,
   * `chat-report:<id>`, `phone-order:<id>`, `inspection:<id>`, `credit-appeal:<id>`, `complaint:<id>`,
   * `outreach:<id>`, `package:<id>`, `refund:<id>`.
   */
  readonly stream: string
  /** 1 for the first event of a stream; the stream's version after this event. */
  readonly position: number
  readonly subject:
    | 'order'
    | 'visit'
    | 'payment'
    | 'review'
    | 'check'
    | 'remedy'
    | 'claim'
    | 'provider'
    | 'incident'
    | 'filing'
    | 'entitlement'
    | 'consent'
    | 'chat'
    | 'complaint'
    | 'phone_order'
    | 'person'
    | 'inspection'
    | 'credit'
    | 'suspension'
    | 'closure'
    | 'alarm'
    | 'errand'
    | 'outreach'
    | 'package'
  readonly subjectId: string
  readonly transition: string
  readonly from: string | null
  readonly to: string
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string }
  readonly reason?: string
  readonly data?: Record<string, unknown>
  readonly at: Date
  /** The mutation's idempotency key. */
  readonly key?: string | undefined
  /** The hash of the event before, from whoever has just read or written it in this transaction. */
  readonly prevHash?: string | undefined
}

/**
 * Appends one event to its stream in the caller's transaction, chained to the one before by SHA-256, and gives its hash. Two
 * writers of the same position collide on a unique index: one of them rolls back.
 */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<string> {
  const prevHash = event.position === 1 ? '' : (event.prevHash ?? (await lastHash(tx, event)))
  const row = {
    stream: event.stream,
    position: event.position,
    subject: event.subject,
    subjectId: event.subjectId,
    transition: event.transition,
    fromState: event.from,
    toState: event.to,
    actorKind: event.actor.kind,
    actorId: event.actor.id,
    actorName: event.actor.name,
    reason: event.reason ?? '',
    data: (event.data ?? {}) as object,
    at: event.at,
    prevHash,
    ...sealedWords(event.actor.name, event.reason ?? ''),
  }
  const hash = hashOf(row)
  await tx.$executeRaw`
    insert into event (id, stream, position, subject, subject_id, transition, from_state, to_state, actor_kind, actor_id,
      actor_name, reason, data, at, key, prev_hash, hash, words_salt, words_hash)
    values (uuidv7(), ${row.stream}, ${row.position}::int, ${row.subject}, ${row.subjectId}::uuid, ${row.transition},
      ${row.fromState}, ${row.toState}, ${row.actorKind}, ${row.actorId}::uuid, ${row.actorName}, ${row.reason},
      ${JSON.stringify(row.data)}::jsonb, ${row.at}::timestamptz, ${event.key ?? null}, ${prevHash}, ${hash},
      ${row.wordsSalt}, ${row.wordsHash})`
  return hash
}

async function lastHash(tx: Tx, { stream, position }: NewEvent): Promise<string> {
  const [last] = await tx.$queryRaw<{ hash: string }[]>`
    select hash from event where stream = ${stream} and position = ${position - 1}::int`
  return last?.hash ?? ''
}

/** The fingerprint a name and a reason leave in the chain; without its salt nobody can guess them back. */
function sealedWords(actorName: string, reason: string) {
  const wordsSalt = randomBytes(16).toString('base64url')
  return { wordsSalt, wordsHash: fingerprint(wordsSalt, actorName, reason) }
}

const fingerprint = (salt: string, actorName: string, reason: string) =>
  createHash('sha256')
    .update(JSON.stringify([salt, actorName, reason]))
    .digest('base64url')

/** Whether name and reason are what was written, or were forgotten as a whole. */
export function wordsHold(row: {
  actorName: string
  reason: string
  wordsSalt: string | null
  wordsHash: string | null
}): boolean {
  if (row.wordsHash === null) return true
  if (row.wordsSalt === null) return row.actorName === '' && row.reason === ''
  return fingerprint(row.wordsSalt, row.actorName, row.reason) === row.wordsHash
}

/** The chain's link: everything the event says, and the link before it. */
export function hashOf(row: {
  stream: string
  position: number
  subject: string
  subjectId: string
  transition: string
  fromState: string | null
  toState: string
  actorKind: string
  actorId: string | null
  actorName: string
  reason: string
  data: unknown
  at: Date
  prevHash: string
  wordsHash: string | null
}): string {
  const words = row.wordsHash === null ? [row.actorName, row.reason] : [row.wordsHash]
  const said = [
    row.stream,
    row.position,
    row.subject,
    row.subjectId,
    row.transition,
    row.fromState,
    row.toState,
    row.actorKind,
    row.actorId,
    ...words,
    canonical(row.data),
    row.at.toISOString(),
    row.prevHash,
  ]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex')
}

// PostgreSQL's jsonb does not keep the order of keys.
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value as Record<string, unknown>)
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, canonical(inner)])
}
