import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { markReadAbout } from '../notices/notices.entry.ts'
import { finalOrderStates } from '../orders/order.contract.ts'
import { inTransaction, readRows } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import type { readChatInput, UnreadChat } from './chat.contract.ts'
import { endedBefore } from './chat.rules.ts'
import { chatOf, getChatScope } from './chat-scope.ts'
import { noticeOf } from './send-message.ts'
import { findTakers, nudgeTakers } from './takers.ts'

/**
 * Notes that the viewer has read up to this message, never back; the others see when. Its notices are read with it. Refuses
 * with chat.not_found.
 */
export async function readChat(ctx: PersonCtx, input: z.output<typeof readChatInput>): Promise<{ ok: true }> {
  const { userId } = ctx.viewer
  await inTransaction(ctx.db, async (tx) => {
    const { order, as } = await getChatScope(ctx, tx, input)
    const chat = await tx.chat.findUnique({ where: chatOf(order) as { orderId: string } })
    if (!chat) return
    const at = ctx.clock.now()
    const moved = await tx.$executeRaw`
      insert into chat_reader (chat_id, user_id, side, seq, read_at)
      values (${chat.id}::uuid, ${userId}::uuid, ${as}::chat_side, ${Math.min(input.seq, chat.lastSeq)}::int, ${at}::timestamptz)
      on conflict (chat_id, user_id) do update set seq = excluded.seq, read_at = excluded.read_at, side = excluded.side
      where chat_reader.seq < excluded.seq`
    await markReadAbout(tx, { userId, about: noticeOf(chat.id, ''), at })
    if (moved > 0) {
      const takers = await findTakers(tx, chat.id, order)
      await nudgeTakers(tx, takers, { chatId: chat.id, seq: chat.lastSeq })
    }
  })
  return { ok: true }
}

/** Older than that, nobody is reminded of what they have not read. */
const REMINDED_DAYS = 30

/**
 * Where something waits for the viewer to read it, the latest first, at most 50, in one statement. A plan's conversation is
 * named by its visit in hand: the next one, else the last.
 */
export async function findUnread({ db, viewer, clock }: PersonCtx): Promise<UnreadChat[]> {
  const now = clock.now()
  const families = viewer.families.map(({ id }) => id)
  const managed = viewer.providers.filter(({ role }) => role === 'manager').map(({ id }) => id)
  const carers = viewer.providers.flatMap(({ caregiverId }) => (caregiverId ? [caregiverId] : []))
  if (families.length + managed.length + carers.length === 0) return []
  const mine = Prisma.sql`${viewer.userId}::uuid`
  return readRows<UnreadChat>(
    db,
    Prisma.sql`
      select coalesce(c.order_id, inhand.id)::text as "orderId", c.provider_id::text as "providerId", c.count,
        case when c.family_id = any(${families}::uuid[]) then 'family' else 'provider' end as side
      from (
        select chat.*, (select count(*)::int from chat_message m where m.chat_id = chat.id and m.seq > coalesce(r.seq, 0)
          and m.written_by <> ${mine} and m.withdrawn_at is null and m.removed_at is null) as count
        from chat left join chat_reader r on r.chat_id = chat.id and r.user_id = ${mine}
        where last_seq > coalesce(r.seq, 0) and last_at > ${now}::timestamptz - make_interval(days => ${REMINDED_DAYS}::int)
          and (family_id = any(${families}::uuid[]) or provider_id = any(${managed}::uuid[]) or exists (
            select from "order" o join visit v on v.order_id = o.id
            where (o.id = chat.order_id or o.plan_id = chat.plan_id) and v.caregiver_id = any(${carers}::uuid[])
              and (o.state::text <> all(${[...finalOrderStates]}::text[]) or o.entered_at > ${endedBefore(now)}::timestamptz)))
      ) c
      left join lateral (
        select o.id from "order" o join visit v on v.order_id = o.id
        where o.plan_id = c.plan_id and (c.family_id = any(${families}::uuid[]) or c.provider_id = any(${managed}::uuid[])
          or v.caregiver_id = any(${carers}::uuid[]))
        order by (o.ends_at > ${now}::timestamptz) desc, abs(extract(epoch from o.starts_at - ${now}::timestamptz)) limit 1
      ) inhand on true
      where c.count > 0 order by c.last_at desc limit 50`,
  )
}
