import type { Ctx } from '../context.ts'
import { nextDue } from '../kernel/lifecycle.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { asClock, factsOf, moveReview } from './move-review.ts'
import { BLIND, reviewLifecycle } from './review.lifecycle.ts'
import { lockReviewOrder, paramsOf, type ReviewOrder, type ReviewRecord } from './review-order.ts'
import { findPatterns } from './suspicion.rules.ts'
import { suspicionFacts } from './suspicion.ts'

/** The first word about a visit starts the seven days; a later one does not start them again. */
export async function startRound(tx: Tx, orderId: string, now: Date): Promise<void> {
  await tx.reviewRound.createMany({
    data: [{ orderId, startedAt: now, dueAt: new Date(now.getTime() + BLIND) }],
    skipDuplicates: true,
  })
}

/** Publishes what is due: both sides have written, the seven days are over, or they were before this voice spoke. */
export async function publishIfDue(tx: Tx, ctx: Ctx, orderId: string): Promise<void> {
  const order = await lockReviewOrder(tx, orderId)
  if (isDue(order, ctx.clock.now())) await publish(tx, ctx, order)
}

function isDue(order: ReviewOrder, now: Date): boolean {
  const { round, reviews, homeReview } = order
  if (!round) return false
  if (round.publishedAt) return reviews.some(({ state }) => state === 'written')
  const [review] = reviews
  const due = review && nextDue(reviewLifecycle, 'written', factsOf(order, review, now))
  return (due?.at ?? round.dueAt ?? now) <= now && (reviews.length > 0 || homeReview !== null)
}

async function publish(tx: Tx, ctx: Ctx, order: ReviewOrder): Promise<void> {
  const now = ctx.clock.now()
  const { homeReview, round } = order
  for (const review of order.reviews) if (review.state === 'written') await show(tx, ctx, order, review)
  if (round?.publishedAt) return
  const publishedAt = now
  await tx.reviewRound.update({ where: { orderId: order.id }, data: { publishedAt, dueAt: null } })
  if (!homeReview) return
  await tx.homeReview.update({ where: { orderId: order.id }, data: { publishedAt } })
  await enqueue(tx, 'notice', {
    to: { familyId: order.familyId },
    kind: 'home_published',
    params: paramsOf(order),
    path: `/orders/${order.id}/review`,
    dedupe: `home:${order.id}:published`,
  })
}

async function show(tx: Tx, ctx: Ctx, order: ReviewOrder, review: ReviewRecord): Promise<void> {
  const patterns = findPatterns(await suspicionFacts(tx, order, review))
  await moveReview(tx, ctx, order, review, patterns.length > 0 ? 'hold' : 'publish', asClock, { patterns })
}

/** Publishes every round whose seven days are over, at most 200. Gives how many; asking twice publishes once; one that fails keeps no other sealed. */
export async function publishDueRounds(ctx: Ctx): Promise<number> {
  const due = await ctx.db.reviewRound.findMany({
    where: { dueAt: { lte: ctx.clock.now() } },
    orderBy: { dueAt: 'asc' },
    take: 200,
    select: { orderId: true },
  })
  let published = 0
  for (const { orderId } of due) {
    try {
      await inTransaction(ctx.db, (tx) => publishIfDue(tx, ctx, orderId))
      published += 1
    } catch (error) {
      ctx.log.error({ err: error, orderId }, 'reviews were not published')
    }
  }
  return published
}
