import type { Ctx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { later } from '../kernel/clock.ts'
import { decide } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { nudgeOrder } from '../orders/orders.entry.ts'
import type { Prisma, Tx } from '../platform/db.ts'
import type { ReviewActor, ReviewTransition } from './review.contract.ts'
import { applyReviewEffect } from './review.effects.ts'
import { type ReviewFacts, reviewLifecycle } from './review.lifecycle.ts'
import type { ReviewOrder, ReviewRecord } from './review-order.ts'

export type ReviewMover = { readonly kind: ReviewActor; readonly id: string | null; readonly name: string }
type Change = {
  readonly key?: string | undefined
  readonly reason?: string
  /** Patterns a rule has found. */
  readonly patterns?: readonly string[]
  readonly data?: Prisma.ReviewUpdateManyMutationInput
}

export const asClock: ReviewMover = { kind: 'clock', id: null, name: '' }

/** What decides, as things stand. */
export function factsOf(order: ReviewOrder, review: ReviewRecord, now: Date, odd = false): ReviewFacts {
  const family = order.reviews.find(({ voice }) => voice === 'family')
  const { homeReview } = order
  return {
    now,
    startedAt: order.round?.startedAt ?? now,
    bothAt: family && homeReview ? later(family.createdAt, homeReview.createdAt) : null,
    publishedAt: review.publishedAt,
    odd,
    replied: review.reply !== null,
    followedUp: review.followUp !== null,
  }
}

/**
 * Makes one move of a review in the caller's transaction, which holds its order: change, event and effects. Refuses with
 * reviews.not_your_move, reviews.changed_meanwhile, and with what the lifecycle's guards say.
 */
export async function moveReview(
  tx: Tx,
  ctx: Ctx,
  order: ReviewOrder,
  review: ReviewRecord,
  name: ReviewTransition,
  mover: ReviewMover,
  { key, reason, patterns = [], data = {} }: Change = {},
): Promise<ReviewRecord> {
  const now = ctx.clock.now()
  const facts = factsOf(order, review, now, patterns.length > 0)
  const decision = decide(reviewLifecycle, name, mover.kind, review.state, facts)
  if (!decision.ok) throw new DomainError(decision.problem.replace(/^orders\./, 'reviews.'))
  const published = decision.to === 'published' && !review.publishedAt ? { publishedAt: now } : {}
  const [changed] = await tx.review.updateManyAndReturn({
    where: { id: review.id, state: review.state },
    data: { ...data, ...published, state: decision.to },
  })
  if (!changed) throw new DomainError('reviews.changed_meanwhile')
  const moved = { ...changed, photos: review.photos }
  await recordReviewStep(tx, order, moved, name, review.state, mover, now, { key, reason })
  for (const effect of decision.effects)
    await applyReviewEffect(tx, ctx, effect, { order, review: moved, from: review.state, patterns })
  return moved
}

/** Writes one step into the order's chain. What was said, stars included, stays out: the other side reads the chain. */
export async function recordReviewStep(
  tx: Tx,
  order: ReviewOrder,
  about: { id: string; voice: string; state: string },
  transition: string,
  from: string | null,
  mover: ReviewMover,
  at: Date,
  { key, reason }: { key?: string | undefined; reason?: string | undefined } = {},
): Promise<void> {
  const { version } = await tx.order.update({
    where: { id: order.id },
    data: { version: { increment: 1 } },
    select: { version: true },
  })
  await recordEvent(tx, {
    stream: `order:${order.id}`,
    position: version,
    subject: 'review',
    subjectId: about.id,
    transition,
    from,
    to: about.state,
    actor: mover,
    data: { voice: about.voice },
    ...(reason && { reason }),
    at,
    key,
  })
  await nudgeOrder(tx, { ...order, version })
}
