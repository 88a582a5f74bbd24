import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { keepPicture, openPicture } from '../files/files.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { isUniqueViolation } from '../platform/db.ts'
import { getVisibleInspection } from './load-inspection.ts'
import type { addInspectionPhotoInput, inspectionPhotoInput } from './supervision.contract.ts'

const MOST_PHOTOS = 12

/**
 * A photo of one item: an operator's while the inspection is under way, the provider's while it puts things right. Smaller, and
 * stripped of what the camera wrote into it. Refuses with supervision.not_found, supervision.not_your_move,
 * supervision.no_picture (unreadable, or a thirteenth).
 */
export async function addInspectionPhoto(
  ctx: PersonCtx,
  { findingId, bytes, key }: z.output<typeof addInspectionPhotoInput>,
): Promise<{ inspectionId: string }> {
  const found = await ctx.db.inspectionFinding.findUnique({ where: { id: findingId } })
  if (!found) throw new DomainError('supervision.not_found')
  const { inspectionId } = found
  const { inspection, side } = await getVisibleInspection(ctx.db, ctx.viewer, inspectionId)
  const turn = side === 'operator' ? ['under_way', 'rechecking'] : ['correcting']
  if (!turn.includes(inspection.state)) throw new DomainError('supervision.not_your_move')
  const photos = inspection.findings.find(({ id }) => id === findingId)?.photos ?? []
  if (photos.some((photo) => photo.key === key)) return { inspectionId }
  const folder = `supervision/${inspectionId}`
  const picture = photos.length < MOST_PHOTOS ? await keepPicture(ctx, folder, bytes) : null
  if (!picture) throw new DomainError('supervision.no_picture')
  const by = { takenBy: ctx.viewer.userId, at: ctx.clock.now() }
  try {
    await ctx.db.inspectionPhoto.create({ data: { findingId, side, ...picture, key, ...by } })
  } catch (error) {
    // Sent twice at once: the other one is kept.
    if (!isUniqueViolation(error)) throw error
  }
  return { inspectionId }
}

/** A photo's bytes (JPEG), for operators and the provider's managers. Refuses with supervision.not_found, supervision.photo_gone. */
export async function getInspectionPhoto(
  ctx: Ctx,
  { photoId }: z.output<typeof inspectionPhotoInput>,
): Promise<{ bytes: Uint8Array }> {
  const photo = await ctx.db.inspectionPhoto.findUnique({
    where: { id: photoId },
    select: { fileKey: true, finding: { select: { inspectionId: true } } },
  })
  if (!photo) throw new DomainError('supervision.not_found')
  await getVisibleInspection(ctx.db, ctx.viewer, photo.finding.inspectionId)
  const bytes = await openPicture(ctx, photo.fileKey, 'large')
  if (!bytes) throw new DomainError('supervision.photo_gone')
  return { bytes }
}
