import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { recordReviewStep } from './move-review.ts'
import { publishIfDue, startRound } from './publish-round.ts'
import type { rateHomeInput } from './review.contract.ts'
import { refuseReview } from './review.rules.ts'
import { getReviewOrder, lockReviewOrder, managedBy, paramsOf, type ReviewOrder } from './review-order.ts'

type RateHome = z.output<typeof rateHomeInput>

/**
 * How those who came were received: by a manager or the carer of the visit, once, before anything is published. The family
 * reads it then; no other provider ever does. The same key again answers the same. Refuses with orders.not_found,
 * reviews.not_reviewable, reviews.window_over, reviews.published_already, reviews.already_written.
 */
export async function rateHome(
  ctx: PersonCtx,
  { orderId, key, ...said }: RateHome,
): Promise<{ providerId: string }> {
  const { db, viewer } = ctx
  const carers = viewer.providers.flatMap(({ caregiverId }) => (caregiverId ? [caregiverId] : []))
  const { providerId } = await getReviewOrder(db, {
    id: orderId,
    OR: [{ providerId: { in: managedBy(ctx) } }, { visit: { caregiverId: { in: carers } } }],
  })
  await inTransaction(db, async (tx) => {
    const order = await lockReviewOrder(tx, orderId)
    if ((await findEventByKey(tx, key))?.stream === `order:${orderId}`) return
    const now = ctx.clock.now()
    const problem = refuseReview(order, now)
    if (problem) throw new DomainError(problem)
    // After reading what the family wrote it would be an answer to it.
    if (order.round?.publishedAt) throw new DomainError('reviews.published_already')
    if (order.homeReview) throw new DomainError('reviews.already_written')
    await startRound(tx, orderId, now)
    const author = { authorId: viewer.userId, authorName: viewer.name, createdAt: now }
    await tx.homeReview.create({ data: { ...said, ...author, orderId, providerId } })
    const about = { id: orderId, voice: 'home', state: 'written' }
    const mover = { kind: 'provider', id: viewer.userId, name: viewer.name } as const
    await recordReviewStep(tx, order, about, 'receive', null, mover, now, { key })
    if (!order.reviews.some(({ voice }) => voice === 'family')) await tellFamily(tx, order)
    await publishIfDue(tx, ctx, orderId)
  })
  return { providerId }
}

/** That they wrote, and not a word of it. */
const tellFamily = (tx: Tx, order: ReviewOrder) =>
  enqueue(tx, 'notice', {
    to: { familyId: order.familyId },
    kind: 'home_sealed',
    params: paramsOf(order),
    path: `/orders/${order.id}/review`,
    dedupe: `home:${order.id}:sealed`,
  })
