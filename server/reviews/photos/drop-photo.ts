import type { z } from 'zod'
import type { PersonCtx } from '../../context.ts'
import { findEventByKey } from '../../events/events.entry.ts'
import { forgetPicture } from '../../files/files.entry.ts'
import { DomainError } from '../../kernel/problem.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import { inTransaction } from '../../platform/db.ts'
import { recordReviewStep } from '../move-review.ts'
import { lockReviewOrder, orderingFamilies } from '../review-order.ts'
import type { dropPhotoInput } from './photo.contract.ts'

/**
 * The family takes a photo of theirs away, at any time: sealed, public or hidden. Row and files are gone. The same key again changes
 * nothing. Refuses with reviews.photo_gone.
 */
export async function dropPhoto(
  ctx: PersonCtx,
  { photoId, key }: z.output<typeof dropPhotoInput>,
): Promise<{ ok: true }> {
  const { viewer } = ctx
  if ((await findEventByKey(ctx.db, key))?.actorId === viewer.userId) return { ok: true }
  const own = { id: photoId, order: { familyId: { in: orderingFamilies(ctx) } } }
  const photo = await ctx.db.reviewPhoto.findFirst({ where: own, include: { review: true } })
  if (!photo) throw new DomainError('reviews.photo_gone')
  await inTransaction(ctx.db, async (tx) => {
    const order = await lockReviewOrder(tx, photo.orderId)
    const { count } = await tx.reviewPhoto.deleteMany({ where: own })
    if (count === 0) throw new DomainError('reviews.photo_gone')
    const mover = { kind: 'family', id: viewer.userId, name: viewer.name } as const
    const { review } = photo
    await recordReviewStep(tx, order, review, 'drop_photo', review.state, mover, ctx.clock.now(), { key })
    await enqueue(tx, 'listing', { providerId: order.providerId })
  })
  await forgetPicture(ctx, photo.fileKey)
  return { ok: true }
}
