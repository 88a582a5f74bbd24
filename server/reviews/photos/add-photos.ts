import type { PersonCtx } from '../../context.ts'
import { type KeptPicture, keepPicture, scanUpload } from '../../files/files.entry.ts'
import { DomainError } from '../../kernel/problem.ts'
import type { Tx } from '../../platform/db.ts'
import { MOST_BYTES, MOST_PHOTOS } from './photo.contract.ts'

export type SentPhotos = {
  readonly photos: readonly Uint8Array[]
  readonly photosText: string
  readonly faces: boolean
}

/**
 * Looks at what was sent and keeps it, before anything is written. Refuses with reviews.faces_not_agreed, reviews.too_many_photos,
 * reviews.photo_too_large, reviews.photo_infected, reviews.scanner_down, reviews.photo_unreadable.
 */
export async function takePhotos(
  ctx: PersonCtx,
  orderId: string,
  { photos, faces }: SentPhotos,
): Promise<KeptPicture[]> {
  if (photos.length === 0) return []
  if (!faces) throw new DomainError('reviews.faces_not_agreed')
  if (photos.length > MOST_PHOTOS) throw tooMany()
  const kept: KeptPicture[] = []
  for (const bytes of photos) kept.push(await takePhoto(ctx, orderId, bytes))
  return kept
}

async function takePhoto(ctx: PersonCtx, orderId: string, bytes: Uint8Array): Promise<KeptPicture> {
  if (bytes.length > MOST_BYTES)
    throw new DomainError('reviews.photo_too_large', { megabytes: MOST_BYTES / 1024 / 1024 })
  const scan = await scanUpload(ctx, bytes)
  if (scan === 'infected') throw new DomainError('reviews.photo_infected')
  if (scan === 'scanner_down') throw new DomainError('reviews.scanner_down')
  const picture = await keepPicture(ctx, `reviews/${orderId}`, bytes)
  if (!picture) throw new DomainError('reviews.photo_unreadable')
  return picture
}

/** Puts kept photos to a review, in the caller's transaction, which holds its order. Refuses with reviews.too_many_photos. */
export async function addPhotos(
  tx: Tx,
  { viewer, clock }: PersonCtx,
  review: { id: string; orderId: string },
  kept: readonly KeptPicture[],
  text: string,
): Promise<void> {
  if (kept.length === 0) return
  const there = await tx.reviewPhoto.findMany({ where: { reviewId: review.id }, select: { place: true } })
  const free = Array.from({ length: MOST_PHOTOS }, (_, at) => at + 1).filter(
    (place) => !there.some((photo) => photo.place === place),
  )
  if (kept.length > free.length) throw tooMany()
  const by = { addedBy: viewer.userId, at: clock.now() }
  await tx.reviewPhoto.createMany({
    data: kept.map((picture, at) => ({
      ...{ ...picture, ...by, text, place: free[at] ?? 0 },
      ...{ reviewId: review.id, orderId: review.orderId },
    })),
  })
}

const tooMany = () => new DomainError('reviews.too_many_photos', { most: MOST_PHOTOS })
