import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import { nudgeOrder } from '../orders/orders.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction } from '../platform/db.ts'
import type { replyReviewInput } from './review.contract.ts'

type ReplyReview = z.output<typeof replyReviewInput>

/**
 * The provider's one public answer to a review, by one of its managers; the family is told. The same key again answers
 * the same. Refuses with reviews.not_found (also to everybody else), reviews.already_replied.
 */
export async function replyReview(ctx: PersonCtx, input: ReplyReview): Promise<{ providerId: string }> {
  const { db, viewer } = ctx
  const now = ctx.clock.now()
  const review = await getOwnReview(ctx, input.reviewId)
  const { order } = review
  await inTransaction(db, async (tx) => {
    // Taken first: a second reply waits here and then finds the first.
    const { version } = await tx.order.update({
      where: { id: order.id },
      data: { version: { increment: 1 } },
      select: { version: true },
    })
    const { count } = await tx.review.updateMany({
      where: { id: review.id, reply: null },
      data: { reply: input.text, repliedAt: now },
    })
    if (count !== 1) throw new DomainError('reviews.already_replied')
    await recordEvent(tx, {
      stream: `order:${order.id}`,
      position: version,
      subject: 'review',
      subjectId: review.id,
      transition: 'reply',
      from: 'written',
      to: 'replied',
      actor: { kind: 'provider', id: viewer.userId, name: viewer.name },
      at: now,
      key: input.key,
    })
    await enqueue(tx, 'notice', {
      to: { familyId: order.familyId },
      kind: 'review_replied',
      params: {
        providerName: order.provider.name,
        title: (order.terms as OfferingTerms).title,
        calledBy: order.recipient.calledBy,
      },
      path: `/orders/${order.id}`,
      dedupe: `review:${review.id}:replied`,
    })
    await nudgeOrder(tx, { ...order, version })
  }).catch(async (error) => {
    const earlier = await findEventByKey(db, input.key)
    if (earlier?.subjectId !== review.id || earlier.actorId !== viewer.userId) throw error
  })
  return { providerId: review.providerId }
}

async function getOwnReview({ db, viewer }: PersonCtx, id: string) {
  const managed = viewer.providers.filter(({ role }) => role === 'manager').map((provider) => provider.id)
  const review = await db.review.findFirst({
    where: { id, providerId: { in: managed } },
    select: {
      id: true,
      providerId: true,
      order: {
        select: {
          id: true,
          familyId: true,
          providerId: true,
          recipientId: true,
          terms: true,
          recipient: { select: { calledBy: true } },
          provider: { select: { name: true } },
        },
      },
    },
  })
  if (!review) throw new DomainError('reviews.not_found')
  return review
}
