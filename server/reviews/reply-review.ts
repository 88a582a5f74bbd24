import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, type Prisma, type Tx } from '../platform/db.ts'
import { moveReview } from './move-review.ts'
import type { followUpInput, replyReviewInput } from './review.contract.ts'
import {
  lockReviewOrder,
  managedBy,
  orderIdOfReview,
  orderingFamilies,
  paramsOf,
  type ReviewOrder,
} from './review-order.ts'

type Answer = z.output<typeof replyReviewInput> | z.output<typeof followUpInput>

/**
 * The provider's one public answer to a published review, by one of its managers; the family is told. The same key again
 * answers the same. Refuses with reviews.not_found (also to everybody else), reviews.already_replied.
 */
export async function replyReview(ctx: PersonCtx, input: Answer): Promise<{ providerId: string }> {
  const where = { id: input.reviewId, providerId: { in: managedBy(ctx) }, publishedAt: { not: null } }
  const { providerId } = await add(ctx, where, input, 'reply', (tx, order) =>
    enqueue(tx, 'notice', {
      to: { familyId: order.familyId },
      kind: 'review_replied',
      params: paramsOf(order),
      path: `/orders/${order.id}/review`,
      dedupe: `review:${input.reviewId}:replied`,
    }),
  )
  return { providerId }
}

/**
 * 追评: the family's one later word on a published review, within 90 days. Refuses with reviews.not_found,
 * reviews.already_followed_up, reviews.window_over.
 */
export async function followUpReview(ctx: PersonCtx, input: Answer): Promise<{ orderId: string }> {
  const families = { familyId: { in: orderingFamilies(ctx) } }
  const where = { id: input.reviewId, voice: 'family' as const, order: families, publishedAt: { not: null } }
  const { id: orderId } = await add(ctx, where, input, 'follow_up', (tx, order) =>
    enqueue(tx, 'notice', {
      to: { providerId: order.providerId, caregiverId: order.visit.caregiverId },
      kind: 'review_followed_up',
      params: paramsOf(order),
      path: `/desk/${order.providerId}/reviews`,
      dedupe: `review:${input.reviewId}:followed-up`,
    }),
  )
  return { orderId }
}

async function add(
  ctx: PersonCtx,
  where: Prisma.ReviewWhereInput,
  { reviewId, text, key }: Answer,
  name: 'reply' | 'follow_up',
  tell: (tx: Tx, order: ReviewOrder) => Promise<void>,
): Promise<ReviewOrder> {
  const { viewer } = ctx
  const orderId = await orderIdOfReview(ctx.db, where)
  return inTransaction(ctx.db, async (tx) => {
    const order = await lockReviewOrder(tx, orderId)
    const review = order.reviews.find(({ id }) => id === reviewId)
    if (!review) throw new DomainError('reviews.not_found')
    const earlier = await findEventByKey(tx, key)
    if (earlier?.subjectId === reviewId && earlier.actorId === viewer.userId) return order
    const at = ctx.clock.now()
    const side = name === 'reply' ? 'provider' : 'family'
    await moveReview(
      tx,
      ctx,
      order,
      review,
      name,
      { kind: side, id: viewer.userId, name: viewer.name },
      {
        data: name === 'reply' ? { reply: text, repliedAt: at } : { followUp: text, followUpAt: at },
        key,
      },
    )
    await tell(tx, order)
    return order
  })
}
