import type { PersonCtx } from '../context.ts'
import { roleIn } from '../families/families.entry.ts'
import { orderingRoles } from '../families/family.contract.ts'
import { DomainError } from '../kernel/problem.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import type { Db, Prisma, Tx } from '../platform/db.ts'

/** Everything a decision about the words on one visit needs, in one read. */
const orderParts = {
  id: true,
  state: true,
  familyId: true,
  providerId: true,
  recipientId: true,
  terms: true,
  addressLine: true,
  startsAt: true,
  recipient: { select: { name: true, calledBy: true } },
  provider: { select: { name: true } },
  visit: {
    select: { state: true, checkedOutAt: true, caregiverId: true, caregiver: { select: { name: true } } },
  },
  round: true,
  homeReview: true,
  reviews: { orderBy: { createdAt: 'asc' }, include: { photos: { orderBy: { place: 'asc' } } } },
} as const satisfies Prisma.OrderSelect

type Row = Prisma.OrderGetPayload<{ select: typeof orderParts }>
export type ReviewOrder = Row & { visit: NonNullable<Row['visit']> }
export type ReviewRecord = ReviewOrder['reviews'][number]

/** One order and what was said of it, within a scope. Refuses with orders.not_found. */
export async function getReviewOrder(db: Db | Tx, where: Prisma.OrderWhereInput): Promise<ReviewOrder> {
  const order = await db.order.findFirst({ where, select: orderParts })
  if (!order?.visit) throw new DomainError('orders.not_found')
  return { ...order, visit: order.visit }
}

/** The same, and nobody else says anything of this visit until the transaction ends. */
export async function lockReviewOrder(tx: Tx, id: string): Promise<ReviewOrder> {
  await tx.$queryRaw`select 1 from "order" where id = ${id}::uuid for update`
  return getReviewOrder(tx, { id })
}

/** Refuses with orders.not_found, and with orders.no_family_role for those who only watch. */
export async function getFamilyOrder({ db, viewer }: PersonCtx, id: string): Promise<ReviewOrder> {
  const families = viewer.families.map((family) => family.id)
  const order = await getReviewOrder(db, { id, familyId: { in: families } })
  const role = roleIn(viewer, order.familyId)
  if (!role || !orderingRoles.includes(role)) throw new DomainError('orders.no_family_role')
  return order
}

/** The order of one review among those a viewer may speak for. Refuses with reviews.not_found. */
export async function orderIdOfReview(db: Db | Tx, where: Prisma.ReviewWhereInput): Promise<string> {
  const review = await db.review.findFirst({ where, select: { orderId: true } })
  if (!review) throw new DomainError('reviews.not_found')
  return review.orderId
}

export const managedBy = ({ viewer }: PersonCtx): string[] =>
  viewer.providers.filter(({ role }) => role === 'manager').map(({ id }) => id)

/** The families this person may speak for. */
export const orderingFamilies = ({ viewer }: PersonCtx): string[] =>
  viewer.families.filter(({ role }) => orderingRoles.includes(role)).map(({ id }) => id)

export const titleOf = ({ terms }: { terms: unknown }) => (terms as OfferingTerms).title

export const paramsOf = (order: ReviewOrder) => ({
  providerName: order.provider.name,
  caregiverName: order.visit.caregiver.name,
  title: titleOf(order),
  calledBy: order.recipient.calledBy,
})
