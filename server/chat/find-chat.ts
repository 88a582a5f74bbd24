import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import { readRows } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import {
  type ChatMessageView,
  type ChatReaderView,
  type ChatView,
  type openChatInput,
  phrasesOf,
} from './chat.contract.ts'
import { withdrawableUntil } from './chat.rules.ts'
import { type ChatScope, getChatScope } from './chat-scope.ts'

const PAGE = 50

/**
 * A conversation as its reader sees it: 50 messages, the latest or those before `before`, and how far the others have read.
 * Three statements. Reading it is told by readChat, not by this. Refuses with chat.not_found.
 */
export async function openChat(ctx: PersonCtx, input: z.output<typeof openChatInput>): Promise<ChatView> {
  const { db, viewer, clock } = ctx
  const scope = await getChatScope(ctx, db, input)
  const { order, as, role, standing, closesAt } = scope
  const [rows, readers] = await Promise.all([findMessages(ctx, scope, input.before), findReaders(ctx, scope)])
  const shown = rows.slice(0, PAGE).reverse()
  const now = clock.now()
  return {
    ...{ orderId: order.id, orderNumber: order.number, as, role, ofPlan: order.planId !== null },
    ...{ title: (order.terms as OfferingTerms).title, calledBy: order.recipient.calledBy },
    ...{ providerId: order.providerId, providerName: order.provider.name },
    ...{ startsAt: order.startsAt, endsAt: order.endsAt, standing, closesAt },
    canWrite: standing === 'open' && role !== 'watcher',
    messages: shown.map((row) => viewMessage(row, viewer.userId, now)),
    olderBefore: rows.length > PAGE ? (shown[0]?.seq ?? null) : null,
    latest: input.before === undefined,
    readers,
    phrases: phrasesOf[role],
  }
}

type Row = Omit<ChatMessageView, 'mine' | 'byId' | 'photo' | 'gone' | 'withdrawableUntil' | 'canReport'> & {
  writtenBy: string
  width: number | null
  height: number | null
  withdrawnAt: Date | null
  removedAt: Date | null
  reported: boolean
}

/** One more than a page has, the latest first. */
const findMessages = ({ db, viewer }: PersonCtx, { order }: ChatScope, before: number | undefined) =>
  readRows<Row>(
    db,
    Prisma.sql`
      select m.id::text, m.seq, m.at, m.side::text, m.written_by::text as "writtenBy", m.written_by_name as "byName",
        m.text, m.phrase, m.width, m.height, m.withdrawn_at as "withdrawnAt", m.removed_at as "removedAt",
        coalesce(r.state = 'open', false) as reported,
        case when r.state = 'decided' then json_build_object('outcome', r.outcome, 'text', r.decision) end as decision
      from chat c join chat_message m on m.chat_id = c.id
      left join lateral (
        select state, outcome, decision from chat_report
        where message_id = m.id and (reported_by = ${viewer.userId}::uuid or m.written_by = ${viewer.userId}::uuid)
        order by id desc limit 1) r on true
      where ${isChat(order)} and m.seq < ${before ?? 2_147_483_647}::int
      order by m.seq desc limit ${PAGE + 1}::int`,
  )

const findReaders = ({ db, viewer }: PersonCtx, { order }: ChatScope) =>
  readRows<ChatReaderView>(
    db,
    Prisma.sql`
      select r.user_id::text as "userId", u.name, r.side::text, r.seq, r.read_at as at
      from chat c join chat_reader r on r.chat_id = c.id join "user" u on u.id = r.user_id
      where ${isChat(order)} and r.user_id <> ${viewer.userId}::uuid order by r.read_at`,
  )

const isChat = ({ id, planId }: ChatScope['order']) =>
  planId ? Prisma.sql`c.plan_id = ${planId}::uuid` : Prisma.sql`c.order_id = ${id}::uuid`

function viewMessage(row: Row, userId: string, now: Date): ChatMessageView {
  const { id, seq, at, side, byName, writtenBy, width, height, withdrawnAt, removedAt, decision } = row
  const mine = writtenBy === userId
  const gone = withdrawnAt ? 'withdrawn' : removedAt ? 'removed' : null
  const until = withdrawableUntil(at)
  return {
    ...{ id, seq, at, side, byName, byId: writtenBy, mine, gone, decision },
    text: gone ? '' : row.text,
    phrase: gone ? null : row.phrase,
    photo: !gone && width && height ? { width, height } : null,
    withdrawableUntil: mine && !gone && now < until ? until : null,
    canReport: !mine && !gone && !row.reported && !decision,
  }
}
