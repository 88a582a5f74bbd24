import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import { recordLooks } from '../orders/orders.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, isUniqueViolation, type Prisma, type Tx } from '../platform/db.ts'
import type {
  ChatOutcome,
  ChatReportReason,
  ChatReportView,
  chatReportsInput,
  decideChatReportInput,
  reportMessageInput,
} from './chat.contract.ts'
import { chatOf, getChatScope } from './chat-scope.ts'
import { findTakers, nudgeTakers, pathOf } from './takers.ts'

/**
 * 举报: says what is wrong with a message of somebody else; it stays until a person has decided, and taking it back does not take
 * back the report. The same key again changes nothing. Refuses with chat.not_found, chat.reported_already.
 */
export async function reportMessage(
  ctx: PersonCtx,
  input: z.output<typeof reportMessageInput>,
): Promise<{ ok: true }> {
  const { viewer, clock } = ctx
  await inTransaction(ctx.db, async (tx) => {
    if (await findEventByKey(tx, input.key)) return
    const { order, as } = await getChatScope(ctx, tx, input)
    const message = await tx.chatMessage.findFirst({
      where: { id: input.messageId, chat: chatOf(order), withdrawnAt: null, removedAt: null },
    })
    if (!message || message.writtenBy === viewer.userId) throw new DomainError('chat.not_found')
    const at = clock.now()
    const report = await tx.chatReport.create({
      data: {
        ...{ messageId: message.id, orderId: order.id, reason: input.reason, text: input.text, side: as },
        ...{ saidText: message.phrase ?? message.text, reportedAt: at },
        ...{ reportedBy: viewer.userId, reportedByName: viewer.name },
      },
    })
    await recordEvent(tx, {
      ...{ stream: `chat-report:${report.id}`, position: 1, subject: 'chat', subjectId: report.id },
      ...{ transition: 'report', from: null, to: 'open', at, key: input.key, data: { reason: input.reason } },
      actor: { kind: as, id: viewer.userId, name: viewer.name },
    })
    await enqueue(tx, 'notice', {
      ...{ to: { operators: true }, kind: 'chat_reported', params: paramsOf(order) },
      ...{ path: '/operator/chats', dedupe: `chat-report:${report.id}` },
    })
  }).catch((error) => {
    throw isUniqueViolation(error) ? new DomainError('chat.reported_already') : error
  })
  return { ok: true }
}

/** The operators' queue: what waits for a decision, the oldest first, or the last 50 decided. Their look is remembered. */
export async function findChatReports(
  ctx: PersonCtx,
  { scope }: z.output<typeof chatReportsInput>,
): Promise<ChatReportView[]> {
  const rows = await ctx.db.chatReport.findMany({
    where: { state: scope },
    orderBy: scope === 'open' ? { reportedAt: 'asc' } : { decidedAt: 'desc' },
    take: scope === 'open' ? 200 : 50,
    include: {
      message: true,
      order: { select: { number: true, provider: { select: { name: true } } } },
    },
  })
  const orders = rows.map(({ orderId }) => orderId)
  if (scope === 'open') await recordLooks(ctx, ctx.viewer.userId, orders)
  return rows.map(({ message, order, ...report }) => ({
    ...{
      id: report.id,
      orderId: report.orderId,
      orderNumber: order.number,
      providerName: order.provider.name,
    },
    ...{ reason: report.reason as ChatReportReason, text: report.text, side: report.side },
    ...{ reportedByName: report.reportedByName, reportedAt: report.reportedAt },
    ...{ outcome: report.outcome, decision: report.decision, decidedAt: report.decidedAt },
    message: {
      ...{ id: message.id, at: message.at, byName: message.writtenByName, side: message.side },
      ...{ text: report.saidText, withdrawn: message.withdrawnAt !== null },
      hasPhoto: message.fileKey !== null && message.withdrawnAt === null,
    },
  }))
}

/** How many reports wait for a decision. */
export const countChatReports = ({ db }: Ctx): Promise<number> =>
  db.chatReport.count({ where: { state: 'open' } })

/**
 * An operator's decision with a reason that both sides read: the message stays, or it is taken down. The same key again changes
 * nothing. Refuses with chat.not_found, chat.changed_meanwhile.
 */
export async function decideChatReport(
  ctx: PersonCtx,
  { reportId, outcome, decision, key }: z.output<typeof decideChatReportInput>,
): Promise<{ ok: true }> {
  const { viewer, clock } = ctx
  await inTransaction(ctx.db, async (tx) => {
    if ((await findEventByKey(tx, key))?.subjectId === reportId) return
    const report = await tx.chatReport.findUnique({ where: { id: reportId }, include: reported })
    if (!report) throw new DomainError('chat.not_found')
    const at = clock.now()
    const { count } = await tx.chatReport.updateMany({
      where: { id: reportId, state: 'open', version: report.version },
      data: {
        ...{ state: 'decided', version: { increment: 1 }, outcome, decision },
        ...{ decidedBy: viewer.userId, decidedAt: at },
      },
    })
    if (count !== 1) throw new DomainError('chat.changed_meanwhile')
    const removed = { where: { id: report.messageId }, data: { removedAt: at } }
    if (outcome === 'remove') await tx.chatMessage.updateMany(removed)
    await recordEvent(tx, {
      ...{
        stream: `chat-report:${reportId}`,
        position: report.version + 1,
        subject: 'chat',
        subjectId: reportId,
      },
      ...{ transition: 'decide', from: 'open', to: 'decided', at, key, reason: decision, data: { outcome } },
      actor: { kind: 'operator', id: viewer.userId, name: viewer.name },
    })
    await tellBoth(tx, ctx, report, outcome)
  })
  return { ok: true }
}

const reported = {
  message: true,
  order: {
    select: {
      ...{ id: true, planId: true, familyId: true, providerId: true, terms: true },
      recipient: { select: { calledBy: true } },
      provider: { select: { name: true } },
    },
  },
} as const satisfies Prisma.ChatReportInclude

type Reported = Prisma.ChatReportGetPayload<{ include: typeof reported }>

/** Whoever reported it and whoever wrote it; everybody's page shows it as it is now. */
async function tellBoth(
  tx: Tx,
  _ctx: Ctx,
  { id, message, order, ...report }: Reported,
  outcome: ChatOutcome,
) {
  const sides = [
    { userId: report.reportedBy, side: report.side },
    { userId: message.writtenBy, side: message.side },
  ]
  for (const { userId, side } of sides) {
    await enqueue(tx, 'notice', {
      ...{ to: { userId }, kind: outcome === 'remove' ? 'chat_removed' : 'chat_kept' },
      ...{ params: paramsOf(order), path: pathOf(side, order), dedupe: `chat-report:${id}:decided` },
    })
  }
  const { chatId, seq } = message
  await nudgeTakers(tx, await findTakers(tx, chatId, order), { chatId, seq })
}

const paramsOf = (order: {
  recipient: { calledBy: string }
  provider: { name: string }
  terms: unknown
}) => ({
  calledBy: order.recipient.calledBy,
  providerName: order.provider.name,
  title: (order.terms as OfferingTerms).title,
})
