import type { Ctx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Prisma, type Tx } from '../platform/db.ts'
import { moveReview, type ReviewMover, recordReviewStep } from './move-review.ts'
import { publishIfDue, startRound } from './publish-round.ts'
import type { ReviewVoice } from './review.contract.ts'
import { refuseReview } from './review.rules.ts'
import { lockReviewOrder, type ReviewOrder } from './review-order.ts'

type Said = Pick<
  Prisma.ReviewUncheckedCreateInput,
  'stars' | 'text' | 'anonymous' | 'punctual' | 'skill' | 'attitude' | 'safety' | 'value' | 'notedBy'
> & { tags?: string[]; authorId: string | null; authorName: string }

type Speak = {
  readonly voice: ReviewVoice
  readonly said: Said
  readonly mover: ReviewMover
  readonly key: string
  /** Whether what stands there may be said anew; the code of the problem where not. */
  readonly again: (earlier: ReviewOrder['reviews'][number]) => string | null
  /** What else belongs to the words, in the same transaction and before anything is published. */
  readonly besides?: (tx: Tx, review: { id: string; orderId: string }) => Promise<void>
  /** Whom to tell that something waits, sealed. */
  readonly tell?: (tx: Tx, order: ReviewOrder) => Promise<void>
}

/**
 * Writes one voice about a visit, or writes it anew while nobody has read it; published with it is what is due then. The
 * same key again changes nothing. Refuses with reviews.not_reviewable, reviews.window_over, and what `again` says.
 */
export async function speak(
  ctx: Ctx,
  orderId: string,
  { voice, said, mover, key, again, besides, tell }: Speak,
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    const order = await lockReviewOrder(tx, orderId)
    if ((await findEventByKey(tx, key))?.stream === `order:${orderId}`) return
    const now = ctx.clock.now()
    const problem = refuseReview(order, now)
    if (problem) throw new DomainError(problem)
    const earlier = order.reviews.find((review) => review.voice === voice)
    if (earlier) {
      const refused = again(earlier)
      if (refused) throw new DomainError(refused)
      await moveReview(tx, ctx, order, earlier, 'edit', mover, { key, data: { ...said, editedAt: now } })
      await besides?.(tx, earlier)
      return
    }
    await startRound(tx, orderId, now)
    const { providerId, visit } = order
    const review = await tx.review.create({
      data: { ...said, orderId, providerId, caregiverId: visit.caregiverId, voice, createdAt: now },
    })
    await besides?.(tx, review)
    await recordReviewStep(tx, order, review, 'write', null, mover, now, { key })
    if (!order.round?.publishedAt) await tell?.(tx, order)
    await publishIfDue(tx, ctx, orderId)
  })
}
