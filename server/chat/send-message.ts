import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { keepPicture } from '../files/files.entry.ts'
import { after, minutes } from '../kernel/clock.ts'
import { findContacts } from '../kernel/contact-details.contract.ts'
import { DomainError } from '../kernel/problem.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, isUniqueViolation, type Prisma, type Tx } from '../platform/db.ts'
import { Prisma as sql } from '../platform/prisma/client.ts'
import { type ChatView, phrasesOf, type sendMessageInput } from './chat.contract.ts'
import { type ChatScope, getChatScope } from './chat-scope.ts'
import { openChat } from './find-chat.ts'
import { findTakers, nudgeTakers, pathOf, type Taker } from './takers.ts'

type Sent = z.output<typeof sendMessageInput>
type Words = Pick<Prisma.ChatMessageUncheckedCreateInput, 'text' | 'phrase' | 'fileKey' | 'width' | 'height'>

/** One person's messages in one conversation within a minute. */
const MOST_A_MINUTE = 20

/**
 * Says something. Contact details are pointed out before they are sent (chat.leads_away) and go through when sent `knowingly`:
 * the reader sees them marked. The same key again changes nothing. Refuses with chat.not_found, chat.not_open (too early, or a
 * week over), chat.read_only (one who only watches), chat.empty, chat.photo_unreadable, chat.too_fast.
 */
export async function sendMessage(ctx: PersonCtx, input: Sent): Promise<ChatView> {
  if (await ctx.db.chatMessage.findUnique({ where: { key: input.key }, select: { id: true } }))
    return openChat(ctx, input)
  const words = await wordsOf(ctx, await getWritable(ctx, ctx.db as unknown as Tx, input), input)
  try {
    await inTransaction(ctx.db, async (tx) => {
      const scope = await getWritable(ctx, tx, input)
      if (await tx.chatMessage.findUnique({ where: { key: input.key }, select: { id: true } })) return
      await say(tx, ctx, scope, words, input.key)
    })
  } catch (error) {
    // The same form from two tabs, or pressed twice.
    if (!isUniqueViolation(error)) throw error
  }
  return openChat(ctx, input)
}

async function getWritable(ctx: PersonCtx, tx: Tx, input: Sent): Promise<ChatScope> {
  const scope = await getChatScope(ctx, tx, input)
  if (scope.role === 'watcher') throw new DomainError('chat.read_only')
  if (scope.standing !== 'open') throw new DomainError('chat.not_open')
  return scope
}

async function wordsOf(ctx: PersonCtx, { order, role }: ChatScope, input: Sent): Promise<Words> {
  const { text, phrase, photo, knowingly } = input
  if (phrase) {
    if (!(phrasesOf[role] as readonly string[]).includes(phrase)) throw new DomainError('chat.empty')
    return { phrase }
  }
  const hasPhoto = photo !== undefined && photo.length > 0
  if (text === '' && !hasPhoto) throw new DomainError('chat.empty')
  if (!knowingly && findContacts(text, hostOf(ctx)).length > 0) throw new DomainError('chat.leads_away')
  if (!hasPhoto) return { text }
  const picture = await keepPicture(ctx, `chat/${order.id}`, photo)
  if (!picture) throw new DomainError('chat.photo_unreadable')
  return { text, ...picture }
}

const hostOf = ({ appUrl }: PersonCtx) => (URL.canParse(appUrl) ? new URL(appUrl).host : '')

async function say(tx: Tx, ctx: PersonCtx, scope: ChatScope, words: Words, key: string): Promise<void> {
  const { viewer, clock } = ctx
  const { order, as } = scope
  const at = clock.now()
  const { chatId, seq } = await nextSeq(tx, scope, at)
  const recent = { chatId, writtenBy: viewer.userId, at: { gt: after(at, -minutes(1)) } }
  if ((await tx.chatMessage.count({ where: recent })) >= MOST_A_MINUTE) throw new DomainError('chat.too_fast')
  await tx.chatMessage.create({
    data: { ...words, chatId, seq, at, side: as, writtenBy: viewer.userId, writtenByName: viewer.name, key },
  })
  const takers = await findTakers(tx, chatId, order)
  await nudgeTakers(tx, takers, { chatId, seq })
  for (const taker of takers) {
    if (taker.userId !== viewer.userId) await tell(tx, ctx, scope, taker, chatId)
  }
}

/** Makes the conversation with its first message; whoever speaks at the same time waits here for the number before theirs. */
async function nextSeq(tx: Tx, { order }: ChatScope, at: Date): Promise<{ chatId: string; seq: number }> {
  const about = order.planId ? sql.sql`(plan_id)` : sql.sql`(order_id)`
  const [next] = await tx.$queryRaw<{ chatId: string; seq: number }[]>`
    insert into chat (id, family_id, provider_id, order_id, plan_id, last_seq, last_at)
    values (uuidv7(), ${order.familyId}::uuid, ${order.providerId}::uuid,
      ${order.planId ? null : order.id}::uuid, ${order.planId}::uuid, 1, ${at}::timestamptz)
    on conflict ${about} do update set last_seq = chat.last_seq + 1, last_at = excluded.last_at
    returning id::text as "chatId", last_seq as seq`
  if (!next) throw new DomainError('chat.not_found')
  return next
}

/** One notice for all that has come since somebody last read: nothing of what was said. */
function tell(
  tx: Tx,
  { viewer }: PersonCtx,
  { order }: ChatScope,
  taker: Taker,
  chatId: string,
): Promise<void> {
  return enqueue(tx, 'notice', {
    to: { userId: taker.userId },
    kind: 'chat_message',
    params: {
      calledBy: order.recipient.calledBy,
      providerName: order.provider.name,
      title: (order.terms as OfferingTerms).title,
      byName: viewer.name,
    },
    path: pathOf(taker.side, order),
    dedupe: noticeOf(chatId, taker.seq),
  })
}

/** What marks the notices of a conversation; `seq` says since when. */
export const noticeOf = (chatId: string, seq: number | '') => `chat:${chatId}:${seq}`
