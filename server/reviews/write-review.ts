import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import type { Tx } from '../platform/db.ts'
import { addPhotos, type SentPhotos, takePhotos } from './photos/add-photos.ts'
import type { ReviewTag, writeReviewInput } from './review.contract.ts'
import { getFamilyOrder, paramsOf, type ReviewOrder } from './review-order.ts'
import { speak } from './speak.ts'

/** Tags and photos may be left out by callers within the server. */
type WriteReview = Omit<z.output<typeof writeReviewInput>, 'tags' | keyof SentPhotos> &
  Partial<SentPhotos> & { tags?: ReviewTag[] }
type Written = { providerId: string; orderId: string }

/**
 * The family's word on a visit that took place, once, from the check-out until nine days after. Nobody else reads it until
 * the provider has written of the home, or seven days have gone by. The same key again answers the same. Refuses with
 * orders.not_found, orders.no_family_role, reviews.not_reviewable, reviews.window_over, reviews.already_written, and with photos like
 * takePhotos.
 */
export const writeReview = (ctx: PersonCtx, input: WriteReview): Promise<Written> =>
  say(ctx, input, () => 'reviews.already_written')

/** The same said anew, until it is published. Refuses like writeReview, then with reviews.published_already. */
export const editReview = (ctx: PersonCtx, input: WriteReview): Promise<Written> =>
  say(ctx, input, ({ state }) => (state === 'written' ? null : 'reviews.published_already'))

async function say(
  ctx: PersonCtx,
  { orderId, key, punctual, skill, attitude, safety, value, tags = [], ...said }: WriteReview,
  again: Parameters<typeof speak>[2]['again'],
): Promise<Written> {
  const { viewer } = ctx
  const { photos = [], photosText = '', faces = false, ...words } = said
  const { providerId } = await getFamilyOrder(ctx, orderId)
  if ((await findEventByKey(ctx.db, key))?.stream === `order:${orderId}`) return { providerId, orderId }
  const kept = await takePhotos(ctx, orderId, { photos, photosText, faces })
  const marks = { punctual, skill, attitude, safety, value }
  // What is not marked in an edit is no longer marked.
  const dimensions = Object.fromEntries(Object.entries(marks).map(([name, mark]) => [name, mark ?? null]))
  await speak(ctx, orderId, {
    voice: 'family',
    said: { ...words, ...dimensions, tags, authorId: viewer.userId, authorName: viewer.name },
    mover: { kind: 'family', id: viewer.userId, name: viewer.name },
    besides: (tx, review) => addPhotos(tx, ctx, review, kept, photosText),
    ...{ key, again, tell: tellProvider },
  })
  return { providerId, orderId }
}

/** That the family wrote, and not a word of it. */
const tellProvider = (tx: Tx, order: ReviewOrder) =>
  enqueue(tx, 'notice', {
    to: { providerId: order.providerId, caregiverId: order.visit.caregiverId },
    kind: 'review_sealed',
    params: paramsOf(order),
    path: `/desk/${order.providerId}/reviews`,
    dedupe: `review:${order.id}:sealed`,
  })
