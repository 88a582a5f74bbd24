import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { findTimeline } from '../events/events.entry.ts'
import { movesFor } from '../kernel/lifecycle.ts'
import { maskedName } from '../kernel/masked-name.ts'
import { isColleaguesTurn } from '../kernel/own-judgement.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import type { OfferingTerms } from '../orders/orders.entry.ts'
import { recordLooks } from '../orders/orders.entry.ts'
import type { Db, Prisma } from '../platform/db.ts'
import {
  type AffectedView,
  type findSuspensionsInput,
  type Replacement,
  type SuspensionRow,
  type SuspensionView,
  suspensionMoves,
} from './suspension.contract.ts'
import { suspensionLifecycle } from './suspension.lifecycle.ts'

const rowParts = {
  provider: { select: { name: true } },
  offering: { select: { title: true } },
  caregiver: { select: { name: true, userId: true } },
  user: { select: { name: true } },
  closure: { select: { id: true, state: true } },
  _count: { select: { affected: true } },
} as const satisfies Prisma.SuspensionInclude
type Row = Prisma.SuspensionGetPayload<{ include: typeof rowParts }>

/** How many orders of one suspension a page lists. */
const LISTED = 200

/** What is suspended now, those with an appeal first; or what was, the latest first. At most 100; two queries. */
export async function findSuspensions(
  { db, viewer }: Pick<Ctx, 'db' | 'viewer'>,
  { scope }: z.output<typeof findSuspensionsInput>,
): Promise<SuspensionRow[]> {
  const on = scope === 'on'
  const rows = await db.suspension.findMany({
    where: on ? { state: { not: 'lifted' } } : { state: 'lifted' },
    include: rowParts,
    orderBy: on ? [{ state: 'desc' }, { startsAt: 'desc' }] : [{ endedAt: 'desc' }],
    take: 100,
  })
  const pending = await pendingOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => rowOf(row, pending.get(row.id) ?? 0, viewer))
}

/** A suspension its subject or an operator may see. Refuses with suspensions.not_found. */
export async function getVisibleSuspension(
  db: Db,
  viewer: Viewer,
  id: string,
): Promise<{ row: Row; as: 'subject' | 'operator' }> {
  const row = await db.suspension.findUnique({ where: { id }, include: rowParts })
  if (!row || viewer.kind !== 'person') throw new DomainError('suspensions.not_found')
  if (viewer.operator) return { row, as: 'operator' }
  const manages = viewer.providers.some(({ id: at, role }) => at === row.providerId && role === 'manager')
  const own = row.userId === viewer.userId || row.caregiver?.userId === viewer.userId
  if (!manages && !own) throw new DomainError('suspensions.not_found')
  return { row, as: 'subject' }
}

/**
 * One suspension with its reason, its course, and for operators what became of each visit: their look at those orders is
 * remembered. Refuses with suspensions.not_found.
 */
export async function getSuspension(
  ctx: Ctx,
  { suspensionId }: { suspensionId: string },
): Promise<SuspensionView> {
  const { row, as } = await getVisibleSuspension(ctx.db, ctx.viewer, suspensionId)
  const [pending, orders, told] = await Promise.all([
    pendingOf(ctx.db, [row.id]),
    as === 'operator' ? affectedOf(ctx.db, { suspensionId: row.id }) : [],
    findTimeline(ctx.db, `suspension:${row.id}`),
  ])
  if (ctx.viewer.kind === 'person')
    await recordLooks(
      ctx,
      ctx.viewer.userId,
      orders.map(({ orderId }) => orderId),
    )
  const { closure } = row
  const may = movesFor(suspensionLifecycle, as, row.state, factsOf(row, isOwn(row, ctx.viewer)))
  return {
    ...rowOf(row, pending.get(row.id) ?? 0, ctx.viewer),
    ...{ version: row.version, as, settles: row.settles, appealText: row.appealText, answer: row.answer },
    moves: suspensionMoves.filter((move) => may.includes(move)),
    closureId: closure && as === 'operator' ? closure.id : null,
    orders,
    timeline: told.map(({ transition, actorName, at, reason }) => ({ transition, actorName, at, reason })),
  }
}

/** What became of the orders on a list, the next to start first: one query. At most 200. */
export async function affectedOf(db: Db, where: Prisma.AffectedOrderWhereInput): Promise<AffectedView[]> {
  const rows = await db.affectedOrder.findMany({
    where,
    include: {
      order: {
        select: {
          number: true,
          terms: true,
          startsAt: true,
          state: true,
          recipient: { select: { name: true } },
        },
      },
    },
    orderBy: [{ order: { startsAt: 'asc' } }, { orderId: 'asc' }],
    take: LISTED,
  })
  return rows.map(({ order, ...row }) => ({
    ...{ orderId: row.orderId, number: order.number, title: (order.terms as OfferingTerms).title },
    ...{ who: maskedName(order.recipient.name), startsAt: order.startsAt, orderState: order.state },
    ...{ state: row.state, dueAt: row.dueAt, refundFen: row.refundFen, caregiverName: row.caregiverName },
    ...{ offers: row.offers as Replacement[], lastError: row.lastError },
  }))
}

/** Where a family could go instead of a visit that was called off; none where it was not, or is not theirs. */
export async function findOffers(
  { db, viewer, clock }: Pick<Ctx, 'db' | 'viewer' | 'clock'>,
  { orderId }: { orderId: string },
): Promise<Replacement[]> {
  if (viewer.kind !== 'person') return []
  const families = viewer.families.map(({ id }) => id)
  const row = await db.affectedOrder.findFirst({
    where: { orderId, state: { in: ['refunded', 'ended'] }, order: { familyId: { in: families } } },
    orderBy: { settledAt: 'desc' },
    select: { offers: true },
  })
  const now = clock.now().toISOString()
  return ((row?.offers ?? []) as Replacement[]).filter(({ startsAt }) => startsAt > now)
}

async function pendingOf(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.affectedOrder.groupBy({
    by: ['suspensionId'],
    where: { suspensionId: { in: [...ids] }, state: 'pending' },
    _count: true,
  })
  return new Map(rows.map(({ suspensionId, _count }) => [suspensionId, _count]))
}

/** What a move depends on. `own`: whoever would make it pronounced the suspension. */
export const factsOf = (
  {
    state,
    appealedAt,
    closure,
    dueAt,
  }: Pick<Row, 'state' | 'appealedAt' | 'dueAt'> & {
    closure: { state: string } | null
  },
  own: boolean,
) => ({
  appealed: appealedAt !== null,
  own: own && state === 'appealed',
  closing: closure?.state === 'running' || closure?.state === 'done',
  until: dueAt,
})

const isOwn = ({ decidedBy }: Row, viewer: Viewer) => viewer.kind === 'person' && viewer.userId === decidedBy

const rowOf = (row: Row, pending: number, viewer: Viewer): SuspensionRow => ({
  colleague: isColleaguesTurn(row, viewer),
  ...{ id: row.id, target: row.target, state: row.state, reason: row.reason },
  targetId: row.userId ?? row.caregiverId ?? row.offeringId ?? row.providerId ?? '',
  name: row.user?.name ?? row.caregiver?.name ?? row.offering?.title ?? row.provider?.name ?? '',
  providerId: row.providerId,
  providerName: row.provider?.name ?? null,
  ...{ startsAt: row.startsAt, until: row.dueAt, decidedByName: row.decidedByName },
  ...{ appealedAt: row.appealedAt, endedAt: row.endedAt, pending, affected: row._count.affected },
})
