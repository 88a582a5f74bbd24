import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { getOwnRecipient } from '../families/families.entry.ts'
import { after, days } from '../kernel/clock.ts'
import { room } from '../live/rooms.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { newToken } from '../platform/secret-token.ts'
import type { createElderLinkInput } from './elder.contract.ts'

const LINK_LIVES = days(180)

/**
 * The recipient's own way in, without an account, good for 180 days; earlier links stop opening. It is told once: only
 * its hash is kept. Refuses with families.recipient_not_found or families.not_allowed.
 */
export async function createElderLink(
  ctx: PersonCtx,
  { recipientId }: z.infer<typeof createElderLinkInput>,
): Promise<{ url: string; expiresAt: Date }> {
  const { token, hash } = newToken()
  const createdAt = ctx.clock.now()
  const expiresAt = after(createdAt, LINK_LIVES)
  await inTransaction(ctx.db, async (tx) => {
    await closeLinks(tx, ctx, recipientId)
    await tx.elderLink.create({
      data: { recipientId, tokenHash: hash, createdBy: ctx.viewer.userId, createdAt, expiresAt },
    })
  })
  return { url: `${ctx.appUrl}/e/${token}`, expiresAt }
}

/** Stops every link of this recipient at once. Refuses like createElderLink. */
export async function revokeElderLink(
  ctx: PersonCtx,
  { recipientId }: z.infer<typeof createElderLinkInput>,
): Promise<{ ok: true }> {
  await inTransaction(ctx.db, (tx) => closeLinks(tx, ctx, recipientId))
  return { ok: true }
}

async function closeLinks(tx: Tx, ctx: PersonCtx, recipientId: string): Promise<void> {
  const { familyId } = await getOwnRecipient(ctx, tx, recipientId)
  // Two who make a link at the same time must not leave two open.
  await tx.$queryRaw`select 1 from recipient where id = ${recipientId}::uuid for update`
  const at = ctx.clock.now()
  await tx.elderLink.updateMany({ where: { recipientId, revokedAt: null }, data: { revokedAt: at } })
  const rooms = [room.family(familyId), room.recipient(recipientId)]
  await enqueue(tx, 'nudge', { rooms, kind: 'family', id: familyId, version: at.getTime() })
}
