import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { forgetPicture, openPicture } from '../files/files.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { recordLooks } from '../orders/orders.entry.ts'
import { inTransaction } from '../platform/db.ts'
import type { ChatView, chatMessageInput, chatPhotoInput } from './chat.contract.ts'
import { withdrawableUntil } from './chat.rules.ts'
import { chatOf, findWayIn, getChatScope } from './chat-scope.ts'
import { openChat } from './find-chat.ts'
import { findTakers, nudgeTakers } from './takers.ts'

/**
 * 撤回: within two minutes its writer takes a message back; its words are gone, and its picture. Twice is once. Refuses with
 * chat.not_found (not there, or not theirs), chat.too_late.
 */
export async function withdrawMessage(
  ctx: PersonCtx,
  input: z.output<typeof chatMessageInput>,
): Promise<ChatView> {
  const now = ctx.clock.now()
  const fileKey = await inTransaction(ctx.db, async (tx) => {
    const { order } = await getChatScope(ctx, tx, input)
    const message = await tx.chatMessage.findFirst({
      where: { id: input.messageId, writtenBy: ctx.viewer.userId, chat: chatOf(order) },
    })
    if (!message || message.removedAt) throw new DomainError('chat.not_found')
    if (message.withdrawnAt) return null
    if (now >= withdrawableUntil(message.at)) throw new DomainError('chat.too_late')
    const { count } = await tx.chatMessage.updateMany({
      where: { id: message.id, withdrawnAt: null },
      data: { withdrawnAt: now, text: '', phrase: null },
    })
    if (count === 0) return null
    const { chatId, seq } = message
    await nudgeTakers(tx, await findTakers(tx, chatId, order), { chatId, seq })
    return message.fileKey
  })
  if (fileKey) await forgetPicture(ctx, fileKey)
  return openChat(ctx, input)
}

/**
 * A picture's bytes (JPEG), for whoever may enter its conversation at this moment, and for operators where it was reported.
 * Refuses with chat.not_found, chat.photo_gone (its file is lost).
 */
export async function getChatPhoto(
  ctx: Ctx,
  { messageId, size }: z.output<typeof chatPhotoInput>,
): Promise<{ bytes: Uint8Array }> {
  const message = await ctx.db.chatMessage.findFirst({
    where: { id: messageId, withdrawnAt: null, fileKey: { not: null } },
    include: { chat: true, reports: { take: 1, select: { orderId: true } } },
  })
  if (!message) throw new DomainError('chat.not_found')
  const wayIn = message.removedAt ? null : await findWayIn(ctx, message.chat)
  if (!wayIn) await assertReported(ctx, message.reports)
  const bytes = await openPicture(ctx, `${message.fileKey}`, size)
  if (!bytes) throw new DomainError('chat.photo_gone')
  return { bytes }
}

async function assertReported(ctx: Ctx, reports: readonly { orderId: string }[]): Promise<void> {
  const { viewer } = ctx
  if (viewer.kind !== 'person' || !viewer.operator || reports.length === 0)
    throw new DomainError('chat.not_found')
  await recordLooks(
    ctx,
    viewer.userId,
    reports.map(({ orderId }) => orderId),
  )
}
