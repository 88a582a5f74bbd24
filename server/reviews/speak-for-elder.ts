import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { after, days } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Db } from '../platform/db.ts'
import type { ElderToRate, noteElderInput, rateAsElderInput } from './review.contract.ts'
import { refuseReview } from './review.rules.ts'
import { getReviewOrder, orderingFamilies, titleOf } from './review-order.ts'
import { speak } from './speak.ts'

type Press = z.output<typeof rateAsElderInput> & { recipientId: string }

/**
 * The elder's own grade, by one of five faces, from a page whose link has been checked; another face until it is published.
 * What the family has noted for them before gives way. Refuses with orders.not_found, reviews.not_reviewable,
 * reviews.window_over, reviews.published_already.
 */
export async function rateAsElder(ctx: Ctx, { recipientId, orderId, stars, key }: Press): Promise<void> {
  const { recipient } = await getReviewOrder(ctx.db, { id: orderId, recipientId })
  await speak(ctx, orderId, {
    voice: 'elder',
    said: { stars, text: '', notedBy: 'recipient', authorId: null, authorName: recipient.name },
    mover: { kind: 'recipient', id: null, name: recipient.name },
    again: ({ state }) => (state === 'written' ? null : 'reviews.published_already'),
    key,
  })
}

/**
 * What the elder said on the phone, noted by the family or by an operator, who is named; never by those who served them. What the
 * elder pressed themselves stands. Refuses with orders.not_found, orders.no_family_role, reviews.already_written and like
 * rateAsElder.
 */
export async function noteElder(
  ctx: PersonCtx,
  { orderId, stars, text, key }: z.output<typeof noteElderInput>,
): Promise<{ orderId: string }> {
  const { viewer, db } = ctx
  const families = viewer.families.map(({ id }) => id)
  const order = await getReviewOrder(db, {
    id: orderId,
    ...(viewer.operator ? {} : { familyId: { in: families } }),
  })
  const own = orderingFamilies(ctx).includes(order.familyId)
  if (!own && !viewer.operator) throw new DomainError('orders.no_family_role')
  const side = own ? 'family' : 'operator'
  await speak(ctx, orderId, {
    voice: 'elder',
    said: { stars, text, notedBy: side, authorId: viewer.userId, authorName: viewer.name },
    mover: { kind: side, id: viewer.userId, name: viewer.name },
    again: () => 'reviews.already_written',
    key,
  })
  return { orderId }
}

/** The last finished visit the elder has not graded yet; null where there is none. */
export async function findElderToRate(db: Db, recipientId: string, now: Date): Promise<ElderToRate | null> {
  const where = {
    recipientId,
    endsAt: { gte: after(now, -days(9)), lte: now },
    reviews: { none: { voice: 'elder' as const } },
    visit: { checkedOutAt: { not: null } },
  }
  const order = await db.order.findFirst({
    where: { ...where, state: { in: ['completed', 'closed'] } },
    orderBy: { endsAt: 'desc' },
    include: { visit: { include: { caregiver: { select: { name: true } } } } },
  })
  if (!order?.visit || refuseReview(order, now)) return null
  return { orderId: order.id, title: titleOf(order), caregiverName: order.visit.caregiver.name }
}
