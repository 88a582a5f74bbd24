import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../../context.ts'
import { findEventByKey } from '../../events/events.entry.ts'
import { DomainError } from '../../kernel/problem.ts'
import { inTransaction, isUniqueViolation } from '../../platform/db.ts'
import { publicPhotos } from '../photos/photo-view.ts'
import { lockReviewOrder, managedBy, orderIdOfReview } from '../review-order.ts'
import type { ReadReview, readReviewInput, reportReviewInput } from './check.contract.ts'
import { openCheck } from './open-check.ts'

type Report = z.output<typeof reportReviewInput>

/**
 * 举报: says what is wrong with a published review; it stays up until a person has decided. By the provider's managers, or by any
 * reader who signed in. The same key again changes nothing. Refuses with reviews.not_found, reviews.checked_already,
 * reviews.photo_gone.
 */
export async function reportReview(ctx: PersonCtx, input: Report): Promise<{ providerId: string }> {
  const { db, viewer } = ctx
  const orderId = await orderIdOfReview(db, { id: input.reviewId, state: 'published' })
  const order = await inTransaction(db, async (tx) => {
    const found = await lockReviewOrder(tx, orderId)
    if ((await findEventByKey(tx, input.key))?.actorId === viewer.userId) return found
    const review = found.reviews.find(({ id, state }) => id === input.reviewId && state === 'published')
    if (!review) throw new DomainError('reviews.not_found')
    if (input.photoId && !review.photos.some(({ id, hiddenBy }) => id === input.photoId && !hiddenBy))
      throw new DomainError('reviews.photo_gone')
    const side = managedBy(ctx).includes(found.providerId) ? 'provider' : 'reader'
    await openCheck(tx, ctx, {
      ...{ order: found, review, cause: 'reported', reasons: [input.reason], text: input.text },
      photoId: input.photoId,
      ...{ by: { side, id: viewer.userId, name: viewer.name }, key: input.key },
    })
    return found
  }).catch((error) => {
    throw isUniqueViolation(error) ? new DomainError('reviews.checked_already') : error
  })
  return { providerId: order.providerId }
}

/** The published review somebody is about to report. Refuses with reviews.not_found. */
export async function readReview(
  { db }: Ctx,
  { reviewId: id }: z.output<typeof readReviewInput>,
): Promise<ReadReview> {
  const review = await db.review.findFirst({
    where: { id, state: 'published' },
    include: { provider: { select: { name: true } }, photos: { orderBy: { place: 'asc' } } },
  })
  if (!review) throw new DomainError('reviews.not_found')
  const { providerId, provider, text, stars } = review
  return { id, providerId, providerName: provider.name, text, stars, photos: publicPhotos(review) }
}
