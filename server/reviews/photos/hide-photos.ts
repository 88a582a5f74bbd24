import { enqueue } from '../../outbox/outbox.entry.ts'
import type { Tx } from '../../platform/db.ts'
import type { ReviewOutcome } from '../checks/check.contract.ts'

type Check = { readonly id: string; readonly reviewId: string; readonly photoId: string | null }

/**
 * What a decision means for a review's photos: `hide` takes the one that was reported out of sight, or all of them; whatever the same
 * check hid before and no longer does is shown again.
 */
export async function hidePhotos(
  tx: Tx,
  { id: hiddenBy, reviewId, photoId }: Check,
  outcome: ReviewOutcome,
  providerId: string,
): Promise<void> {
  const shown = await tx.reviewPhoto.updateMany({ where: { hiddenBy }, data: { hiddenBy: null } })
  const which = { reviewId, hiddenBy: null, ...(photoId && { id: photoId }) }
  const hidden =
    outcome === 'hide' ? await tx.reviewPhoto.updateMany({ where: which, data: { hiddenBy } }) : { count: 0 }
  if (shown.count + hidden.count > 0) await enqueue(tx, 'listing', { providerId })
}
