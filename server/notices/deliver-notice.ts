import type { Ctx } from '../context.ts'
import { room } from '../live/rooms.contract.ts'
import { type Audience, enqueue, type OutboxTopics } from '../outbox/outbox.entry.ts'
import { type Db, inTransaction, type Tx } from '../platform/db.ts'
import { noticeParams } from './notice.contract.ts'

/**
 * Puts a notice into the inbox of everyone it is for, and nudges their open pages. The outbox delivers at least once:
 * a notice delivered again reaches nobody twice, and who joined in between is told then.
 */
export async function deliverNotice(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  { to, kind, params, path, dedupe }: OutboxTopics['notice'],
): Promise<void> {
  const createdAt = clock.now()
  const said = noticeParams[kind].parse(params)
  await inTransaction(db, async (tx) => {
    const people = await peopleOf(tx, to)
    const told = await tx.notice.createManyAndReturn({
      data: people.map((userId) => ({
        userId,
        kind,
        params: said,
        path,
        dedupe: `${dedupe}:${userId}`,
        createdAt,
      })),
      skipDuplicates: true,
      select: { userId: true },
    })
    for (const { userId } of told) await nudgeInbox(tx, userId, createdAt)
  })
}

/** The person's other open pages count again. */
export function nudgeInbox(tx: Tx, userId: string, at: Date): Promise<void> {
  const version = at.getTime()
  return enqueue(tx, 'nudge', { rooms: [room.user(userId)], kind: 'notices', id: userId, version })
}

/** Resolved at delivery: who has left in the meantime is not told. */
async function peopleOf(db: Db | Tx, to: Audience): Promise<string[]> {
  if ('userId' in to) return [to.userId]
  if ('familyId' in to) {
    const members = await db.familyMember.findMany({
      where: { familyId: to.familyId },
      select: { userId: true },
    })
    return members.map(({ userId }) => userId).filter((userId) => userId !== to.except)
  }
  if ('providerId' in to) return staffOf(db, to.providerId, to.caregiverId)
  const operators = await db.operator.findMany({ select: { userId: true } })
  return operators.map(({ userId }) => userId)
}

/** The managers, and the one carer it concerns; a manager who goes out herself is told once. */
async function staffOf(db: Db | Tx, providerId: string, caregiverId?: string): Promise<string[]> {
  const managers = await db.providerMember.findMany({
    where: { providerId, role: 'manager' },
    select: { userId: true },
  })
  const carer = caregiverId
    ? await db.caregiver.findFirst({
        where: { id: caregiverId, providerId, retiredAt: null },
        select: { userId: true },
      })
    : null
  return [...new Set([...managers.map(({ userId }) => userId), ...(carer?.userId ? [carer.userId] : [])])]
}
