import type { z } from 'zod'
import type { Ctx } from '../../context.ts'
import { openPicture, sealHolds } from '../../files/files.entry.ts'
import { DomainError } from '../../kernel/problem.ts'
import type { reviewPhotoInput } from './photo.contract.ts'
import { wordsOf } from './photo-view.ts'

/**
 * A photo's bytes (JPEG): for everybody while its review is public, else for whoever a link was made for and while it holds. Taken
 * down is gone at once. Refuses with reviews.photo_gone.
 */
export async function readPhoto(
  ctx: Ctx,
  { photoId, size, until, seal }: z.output<typeof reviewPhotoInput>,
): Promise<{ bytes: Uint8Array }> {
  const linked = ctx.viewer.kind === 'person' && sealHolds(ctx, wordsOf(photoId, ctx.viewer), { until, seal })
  const shown = { hiddenBy: null, review: { state: 'published' as const } }
  const photo = await ctx.db.reviewPhoto.findFirst({
    where: { id: photoId, ...(!linked && shown) },
    select: { fileKey: true },
  })
  const bytes = photo && (await openPicture(ctx, photo.fileKey, size))
  if (!bytes) throw new DomainError('reviews.photo_gone')
  return { bytes }
}
