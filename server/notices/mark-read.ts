import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { inTransaction } from '../platform/db.ts'
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
