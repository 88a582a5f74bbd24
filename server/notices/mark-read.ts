import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { nudgeInbox } from './deliver-notice.ts'
import { countUnread } from './find-notices.ts'
import type { markReadInput } from './notice.contract.ts'

/** Marks one notice of the viewer's as read, or all of them; what is not theirs stays as it is. Gives what is left. */
export async function markRead(
  ctx: PersonCtx,
  { noticeId }: z.infer<typeof markReadInput>,
): Promise<{ unread: number }> {
  const { userId } = ctx.viewer
  const readAt = ctx.clock.now()
  await inTransaction(ctx.db, async (tx) => {
    const where = { userId, readAt: null, ...(noticeId && { id: noticeId }) }
    const { count } = await tx.notice.updateMany({ where, data: { readAt } })
    if (count > 0) await nudgeInbox(tx, userId, readAt)
  })
  return { unread: await countUnread(ctx) }
}

/** Marks as read, within the caller's transaction, what this person was told about one thing: its dedupe begins with `about`. */
export async function markReadAbout(
  tx: Tx,
  { userId, about, at }: { userId: string; about: string; at: Date },
): Promise<void> {
  const where = { userId, readAt: null, dedupe: { startsWith: about } }
  const { count } = await tx.notice.updateMany({ where, data: { readAt: at } })
  if (count > 0) await nudgeInbox(tx, userId, at)
}
