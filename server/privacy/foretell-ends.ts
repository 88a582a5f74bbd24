import type { Ctx } from '../context.ts'
import { after } from '../kernel/clock.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction } from '../platform/db.ts'
import { FORETOLD } from './consent.rules.ts'

/** At once; whatever is left comes the next time. */
const BATCH = 200

/**
 * Tells families which consents end within thirty days; gives of how many. Each is foretold once, those of one person in one
 * notice that names the first to end. Asking twice, or two processes at once, tells once.
 */
export async function foretellEnds({ db, clock }: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const now = clock.now()
  return inTransaction(db, async (tx) => {
    const due = await tx.$queryRaw<{ id: string; recipientId: string; expiresAt: Date }[]>`
      update consent set foretold_at = ${now}::timestamptz where id in (
        select c.id from consent c join recipient r on r.id = c.recipient_id
        where c.foretold_at is null and c.ended_at is null and r.archived_at is null
          and c.expires_at > ${now}::timestamptz and c.expires_at <= ${after(now, FORETOLD)}::timestamptz
        order by c.expires_at, c.id limit ${BATCH}::int for update of c skip locked)
      returning id::text, recipient_id::text as "recipientId", expires_at as "expiresAt"`
    const recipients = await tx.recipient.findMany({
      where: { id: { in: due.map(({ recipientId }) => recipientId) } },
      orderBy: { id: 'asc' },
      select: { id: true, familyId: true, calledBy: true },
    })
    for (const { id, familyId, calledBy } of recipients) {
      const ends = due.filter(({ recipientId }) => recipientId === id).map(({ expiresAt }) => +expiresAt)
      await enqueue(tx, 'notice', {
        ...{ to: { familyId }, kind: 'consent_ending', path: `/family/recipients/${id}/consents` },
        params: { calledBy, until: new Date(Math.min(...ends)).toISOString() },
        dedupe: `consent:${id}:${now.toISOString()}`,
      })
    }
    return due.length
  })
}
