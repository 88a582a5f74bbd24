import type { Ctx } from '../context.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import { openCheck } from './checks/open-check.ts'
import { openRemedy } from './remedies/open-remedy.ts'
import type { ReviewState } from './review.contract.ts'
import type { ReviewEffect } from './review.lifecycle.ts'
import { paramsOf, type ReviewOrder, type ReviewRecord } from './review-order.ts'

type About = {
  readonly order: ReviewOrder
  readonly review: ReviewRecord
  readonly from: ReviewState
  readonly patterns: readonly string[]
}

/** What a move of a review sets off, in the same transaction. */
export async function applyReviewEffect(tx: Tx, ctx: Ctx, effect: ReviewEffect, about: About): Promise<void> {
  const { order, review, from, patterns } = about
  switch (effect) {
    case 'count':
      return count(tx, review, 1)
    case 'uncount':
      // What was never shown was never counted.
      return from === 'published' ? count(tx, review, -1) : undefined
    case 'open-check':
      return openCheck(tx, ctx, { order, review, cause: 'suspicious', reasons: patterns })
    case 'open-remedy':
      return openRemedy(tx, ctx, order, review)
    case 'tell-published':
      return from === 'removed' ? undefined : tellPublished(tx, order, review)
  }
}

/** A listing is rated by what families say in public. */
async function count(tx: Tx, { providerId, voice, stars }: ReviewRecord, by: 1 | -1): Promise<void> {
  if (voice !== 'family') return
  await tx.provider.update({
    where: { id: providerId },
    data: { reviewCount: { increment: by }, ratingSum: { increment: by * stars } },
  })
  await enqueue(tx, 'listing', { providerId })
}

async function tellPublished(tx: Tx, order: ReviewOrder, review: ReviewRecord): Promise<void> {
  const params = paramsOf(order)
  await enqueue(tx, 'notice', {
    to: { providerId: order.providerId, caregiverId: order.visit.caregiverId },
    kind: 'review_written',
    params,
    path: `/desk/${order.providerId}/reviews`,
    dedupe: `review:${review.id}:written`,
  })
  await enqueue(tx, 'notice', {
    to: { familyId: order.familyId },
    kind: 'review_published',
    params,
    path: `/orders/${order.id}/review`,
    dedupe: `review:${order.id}:published`,
  })
}
