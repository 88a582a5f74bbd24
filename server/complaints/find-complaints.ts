import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { after, days } from '../kernel/clock.ts'
import { movesFor } from '../kernel/lifecycle.ts'
import { isColleaguesTurn } from '../kernel/own-judgement.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import { recordLooks } from '../orders/orders.entry.ts'
import type { Prisma } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import {
  type ComplaintRow,
  type ComplaintSide,
  type ComplaintSubject,
  type ComplaintTransition,
  type ComplaintView,
  type ComplaintWish,
  complaintMoves,
  type complaintQueueInput,
  finalComplaintStates,
  type OwnComplaint,
} from './complaint.contract.ts'
import { complaintLifecycle } from './complaint.lifecycle.ts'
import {
  type ComplaintRecord,
  complaintParts,
  getVisibleComplaint,
  mayMove,
  openWords,
} from './load-complaint.ts'
import { factsOf } from './move-complaint.ts'

/** A family's complaints, the latest first, at most 100. */
export const findOwnComplaints = (ctx: PersonCtx): Promise<ComplaintRow[]> =>
  list(ctx, { familyId: { in: ctx.viewer.families.map(({ id }) => id) } })

/** Those a provider has to answer for. Refuses with providers.not_found, providers.not_allowed. */
export async function findDeskComplaints(
  ctx: PersonCtx,
  { providerId }: { providerId: string },
): Promise<ComplaintRow[]> {
  requireManager(ctx.viewer, providerId)
  return list(ctx, { providerId })
}

/** What operators have to decide, the first due first; or what is over, the latest first. */
export const findComplaintQueue = (
  ctx: Ctx,
  { scope }: z.output<typeof complaintQueueInput>,
): Promise<ComplaintRow[]> =>
  scope === 'waiting'
    ? list(ctx, { state: { in: ['examining', 'appealed'] } }, [{ dueAt: 'asc' }, { id: 'asc' }])
    : list(ctx, { state: { in: ['decided', ...finalComplaintStates] } })

/** One complaint as the viewer's side sees it. An operator's look is remembered. Refuses with complaints.not_found. */
export async function getComplaint(
  ctx: PersonCtx,
  { complaintId }: { complaintId: string },
): Promise<ComplaintView> {
  const { complaint, side } = await getVisibleComplaint(ctx.db, ctx.viewer, complaintId)
  if (side === 'operator' && complaint.orderId) await recordLooks(ctx, ctx.viewer.userId, [complaint.orderId])
  const [events, facts] = await Promise.all([
    ctx.db.event.findMany({
      where: { stream: `complaint:${complaintId}` },
      orderBy: { position: 'asc' },
      select: { position: true, transition: true, actorKind: true, actorName: true, at: true },
    }),
    factsOf(ctx.db, complaint, { kind: side, id: ctx.viewer.userId }, ctx.clock.now()),
  ])
  const may = mayMove(ctx.viewer, complaint, side)
    ? movesFor(complaintLifecycle, side, complaint.state, facts)
    : []
  return {
    ...rowOf(complaint, ctx.viewer),
    ...{ as: side, wish: complaint.wish as ComplaintWish, byPhone: complaint.byPhone },
    ...{ words: openWords(ctx.ports.vault, complaint), raisedByName: complaint.raisedByName },
    caregiverName: complaint.about === 'caregiver' ? (complaint.order?.visit?.caregiver.name ?? null) : null,
    answerBy: complaint.answerBy,
    orderPath: complaint.orderId && pathOf(side, complaint.orderId, complaint.providerId),
    moves: complaintMoves.filter((move) => may.includes(move)),
    timeline: events,
  }
}

/** What an elder complained about themselves, for their own page: the latest three, with what came of it. */
export async function findElderComplaints(ctx: Ctx, recipientId: string): Promise<OwnComplaint[]> {
  const rows = await ctx.db.complaint.findMany({
    where: { voice: 'elder', order: { recipientId } },
    include: complaintParts,
    orderBy: { openedAt: 'desc' },
    take: 3,
  })
  return rows.map((row) => {
    const { id, subject, state, title, outcome, openedAt } = rowOf(row, ctx.viewer)
    const { answer = '', reason = '', finalReason = '' } = openWords(ctx.ports.vault, row)
    return { id, subject, state, title, outcome, openedAt, answer: finalReason || reason || answer }
  })
}

/** The visits of the last ninety days an elder may speak of, the latest first, at most five. */
export async function findElderVisits({ db, clock }: Pick<Ctx, 'db' | 'clock'>, recipientId: string) {
  const now = clock.now()
  const orders = await db.order.findMany({
    where: { recipientId, paidAt: { not: null }, startsAt: { gte: after(now, -days(90)), lte: now } },
    select: { id: true, terms: true, startsAt: true, provider: { select: { name: true } } },
    orderBy: { startsAt: 'desc' },
    take: 5,
  })
  return orders.map(({ id, terms, startsAt, provider }) => ({
    ...{ orderId: id, title: (terms as OfferingTerms).title, providerName: provider.name, startsAt },
  }))
}

async function list(
  { db, viewer }: Ctx,
  where: Prisma.ComplaintWhereInput,
  orderBy: Prisma.ComplaintOrderByWithRelationInput[] = [{ openedAt: 'desc' }, { id: 'desc' }],
): Promise<ComplaintRow[]> {
  const rows = await db.complaint.findMany({ where, include: complaintParts, orderBy, take: 100 })
  return rows.map((row) => rowOf(row, viewer))
}

function rowOf(complaint: ComplaintRecord, viewer: Viewer): ComplaintRow {
  const { id, about, state, voice, order, provider, openedAt, decideBy, outcome, closedAt } = complaint
  const { dueAt, dueTransition } = complaint
  return {
    ...{ id, about, state, voice, openedAt, decideBy, outcome, closedAt },
    subject: complaint.subject as ComplaintSubject,
    title: order && (order.terms as OfferingTerms).title,
    providerName: provider?.name ?? null,
    due: dueAt && dueTransition ? { at: dueAt, transition: dueTransition as ComplaintTransition } : null,
    late: complaint.lateSince !== null,
    colleague: isColleaguesTurn(complaint, viewer),
  }
}

const pathOf = (side: ComplaintSide, orderId: string, providerId: string | null) =>
  ({
    family: `/orders/${orderId}`,
    provider: `/desk/${providerId}/orders/${orderId}`,
    operator: `/operator/orders/${orderId}`,
  })[side]
