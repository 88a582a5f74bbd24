import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { instantOf } from '../kernel/wall-time.ts'
import type { Prisma } from '../platform/db.ts'
import { getOrderRecord } from './load-order.ts'
import { finalOrderStates, type OrderState } from './order.contract.ts'
import { contactKept } from './order.rules.ts'
import { type Side, visibleOrders } from './order-scope.ts'
import type { OfferingTerms, OrderRow, OrderView } from './order-view.contract.ts'
import { dueOf, isCarer, manages, viewOrder } from './order-view.ts'
import { openWords } from './order-words.ts'
import { recordLook } from './record-look.ts'

/** Past for a family: nothing left to wait for, though a week remains to review. */
const past: OrderState[] = [...finalOrderStates, 'completed']

/**
 * One order as the viewer may see it: as family before provider before operator, unless `as` asks for a side.
 * An operator's look is remembered. Refuses with orders.not_found.
 */
export async function getOrder(
  ctx: Ctx,
  { orderId, as }: { orderId: string; as?: Side | undefined },
): Promise<OrderView> {
  const now = ctx.clock.now()
  for (const { side, where } of visibleOrders(ctx.viewer)) {
    if (as && as !== side) continue
    const order = await getOrderRecord(ctx.db, { AND: [{ id: orderId }, where] }).catch(notFoundIsNull)
    if (!order) continue
    if (side === 'operator' && ctx.viewer.kind === 'person') await recordLook(ctx, ctx.viewer.userId, orderId)
    return viewOrder(ctx.db, openWords(ctx.ports.vault, order), { side, viewer: ctx.viewer, now })
  }
  throw new DomainError('orders.not_found')
}

/** The orders of the viewer's families, the next first, or the latest first among the past. At most 200. */
export function findFamilyOrders(
  ctx: Ctx,
  { scope, recipientId }: { scope: 'upcoming' | 'past' | 'all'; recipientId?: string | undefined },
): Promise<OrderRow[]> {
  const mine = visibleOrders(ctx.viewer).find(({ side }) => side === 'family')
  if (!mine) return Promise.resolve([])
  const state = { upcoming: { notIn: past }, past: { in: past }, all: undefined }[scope]
  return findRows(
    ctx,
    { AND: [mine.where, { state, ...(recipientId && { recipientId }) }] },
    scope === 'upcoming' ? 'asc' : 'desc',
  )
}

/** A provider's orders to answer, ahead, or behind. Refuses with orders.not_found for strangers. */
export function findProviderOrders(
  ctx: Ctx,
  { providerId, bucket }: { providerId: string; bucket: 'to_answer' | 'upcoming' | 'past' },
): Promise<OrderRow[]> {
  const states: Record<typeof bucket, OrderState[]> = {
    to_answer: ['requested'],
    upcoming: ['accepted', 'in_service'],
    past: [...past, 'disputed'],
  }
  const where = { AND: [servedBy(ctx, providerId), { state: { in: states[bucket] } }] }
  return findProviderRows(ctx, where, bucket === 'past' ? 'desc' : 'asc')
}

/** A provider's visits that start on one wall day in Asia/Shanghai; a carer sees their own. */
export function findProviderDay(
  ctx: Ctx,
  { providerId, date }: { providerId: string; date: string },
): Promise<OrderRow[]> {
  const state = {
    in: [
      'planned',
      'awaiting_payment',
      'accepted',
      'in_service',
      'completed',
      'closed',
      'disputed',
    ] as OrderState[],
  }
  const where = {
    AND: [
      servedBy(ctx, providerId),
      { state, startsAt: { gte: instantOf(date), lt: instantOf(date, 1440) } },
    ],
  }
  return findProviderRows(ctx, where, 'asc')
}

/** How many orders wait for the provider's answer. */
export async function countToAnswer(ctx: Ctx, { providerId }: { providerId: string }): Promise<number> {
  return ctx.db.order.count({ where: { AND: [servedBy(ctx, providerId), { state: 'requested' }] } })
}

/**
 * Every order, for operators, the latest first. At most 200. Who it is for and where they live is told where the order
 * is opened, since that look is remembered.
 */
export async function findAllOrders(
  ctx: Ctx,
  { state }: { state?: OrderState | undefined },
): Promise<OrderRow[]> {
  const rows = await findRows(ctx, state ? { state } : {}, 'desc')
  return rows.map((row) => ({
    ...row,
    addressLine: '',
    recipientName: `${[...row.recipientName][0] ?? ''}**`,
  }))
}

function servedBy({ viewer }: Ctx, providerId: string): Prisma.OrderWhereInput {
  const mine = visibleOrders(viewer).find(({ side }) => side === 'provider')
  const works =
    viewer.kind === 'person' &&
    viewer.providers.some(
      ({ id, caregiverId }) => id === providerId && (caregiverId ? isCarer(viewer, caregiverId) : true),
    )
  if (!mine || !(works || manages(viewer, providerId))) throw new DomainError('orders.not_found')
  return { AND: [mine.where, { providerId }] }
}

/** As a provider may keep them: an address is for finding the way. */
async function findProviderRows(ctx: Ctx, where: Prisma.OrderWhereInput, direction: 'asc' | 'desc') {
  const now = ctx.clock.now()
  const rows = await findRows(ctx, where, direction)
  return rows.map((row) => (contactKept(row, now) ? row : { ...row, addressLine: '' }))
}

async function findRows(
  ctx: Ctx,
  where: Prisma.OrderWhereInput,
  direction: 'asc' | 'desc',
): Promise<OrderRow[]> {
  const orders = await ctx.db.order.findMany({
    where,
    orderBy: [{ startsAt: direction }, { id: direction }],
    take: 200,
    include: {
      recipient: { select: { name: true, calledBy: true } },
      provider: { select: { name: true } },
      visit: { select: { state: true, caregiver: { select: { name: true } } } },
    },
  })
  return orders.map((order) => ({
    id: order.id,
    number: order.number,
    state: order.state,
    visitState: order.visit?.state ?? 'scheduled',
    startsAt: order.startsAt,
    endsAt: order.endsAt,
    title: (order.terms as OfferingTerms).title,
    calledBy: order.recipient.calledBy,
    recipientName: order.recipient.name,
    providerName: order.provider.name,
    caregiverName: order.visit?.caregiver.name ?? '',
    addressLine: order.addressLine,
    priceFen: order.priceFen,
    due: dueOf(order),
  }))
}

function notFoundIsNull(error: unknown): null {
  if (error instanceof DomainError && error.code === 'orders.not_found') return null
  throw error
}
