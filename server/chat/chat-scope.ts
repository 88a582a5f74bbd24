import type { Ctx, PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { OrderState } from '../orders/order.contract.ts'
import { finalOrderStates } from '../orders/order.contract.ts'
import { visibleOrders } from '../orders/orders.entry.ts'
import type { Db, Prisma, Tx } from '../platform/db.ts'
import type { ChatRole, ChatSide, ChatView } from './chat.contract.ts'
import { endedBefore, standingOf } from './chat.rules.ts'

const parts = {
  id: true,
  number: true,
  familyId: true,
  providerId: true,
  planId: true,
  state: true,
  enteredAt: true,
  paidAt: true,
  startsAt: true,
  endsAt: true,
  terms: true,
  recipient: { select: { calledBy: true } },
  provider: { select: { name: true } },
} as const satisfies Prisma.OrderSelect

export type ChatOrder = Prisma.OrderGetPayload<{ select: typeof parts }>
export type ChatScope = { order: ChatOrder; as: ChatSide; role: ChatRole } & Pick<
  ChatView,
  'standing' | 'closesAt'
>

/**
 * The order a conversation is entered by, and as whom: its family's members, its provider's managers, and the carer it is
 * assigned to, for as long as that visit can be talked about. Operators read what was reported, nothing else. One statement.
 * Refuses with chat.not_found.
 */
export async function getChatScope(
  { viewer, clock }: Pick<PersonCtx, 'viewer' | 'clock'>,
  db: Db | Tx,
  { orderId, as }: { orderId: string; as?: ChatSide | undefined },
): Promise<ChatScope> {
  for (const { side, where } of visibleOrders(viewer)) {
    if (side === 'operator' || (as && as !== side)) continue
    const order = await db.order.findFirst({
      where: { AND: [{ id: orderId }, where] },
      select: { ...parts, plan: { select: { state: true } } },
    })
    if (!order) continue
    const role = roleOf(viewer, side, order)
    // A carer's part is the visit, not the plan.
    const planRuns = order.plan?.state === 'active' && role !== 'carer'
    const standing = standingOf({ ...order, planRuns }, clock.now())
    if (role === 'carer' && standing.standing === 'closed') continue
    return { order, as: side, role, ...standing }
  }
  throw new DomainError('chat.not_found')
}

function roleOf(
  viewer: PersonCtx['viewer'],
  side: ChatSide,
  { familyId, providerId }: { familyId: string; providerId: string },
): ChatRole {
  if (side === 'family')
    return viewer.families.find(({ id }) => id === familyId)?.role === 'viewer' ? 'watcher' : 'family'
  return viewer.providers.some(({ id, role }) => id === providerId && role === 'manager')
    ? 'manager'
    : 'carer'
}

/** Whose conversation it is: the plan's where there is one, else the order's own. */
export const chatOf = ({ id, planId }: Pick<ChatOrder, 'id' | 'planId'>) =>
  planId ? { planId } : { orderId: id }

/** An order by which the viewer may enter this conversation now; null for strangers. */
export async function findWayIn(
  { db, viewer, clock }: Ctx,
  chat: { orderId: string | null; planId: string | null },
): Promise<string | null> {
  const managed = viewer.kind === 'person' ? viewer.providers.filter(({ role }) => role === 'manager') : []
  const talkedAbout: Prisma.OrderWhereInput = {
    OR: [
      { providerId: { in: managed.map(({ id }) => id) } },
      { state: { notIn: [...finalOrderStates] as OrderState[] } },
      { enteredAt: { gt: endedBefore(clock.now()) } },
    ],
  }
  const about = chat.planId ? { planId: chat.planId } : { id: chat.orderId ?? '' }
  for (const { side, where } of visibleOrders(viewer)) {
    if (side === 'operator') continue
    const order = await db.order.findFirst({
      where: { AND: [about, where, side === 'provider' ? talkedAbout : {}] },
      select: { id: true },
    })
    if (order) return order.id
  }
  return null
}
