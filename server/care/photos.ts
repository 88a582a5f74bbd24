import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { keepPicture, openPicture } from '../files/files.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { agreedFor, assertAgreed } from '../privacy/consents.entry.ts'
import type { addPhotoInput, CareView, photoInput } from './care.contract.ts'
import { getCare, getVisibleOrder } from './find-care.ts'
import { getServedVisit } from './served-visit.ts'
import { writeCare } from './write-care.ts'

const MOST_PHOTOS = 20

/**
 * A photo of the visit, made smaller and stripped of what the camera wrote into it. Refuses with privacy.photos_not_agreed, care.photo_unreadable, care.too_many_photos and like writeCare.
 */
export async function addPhoto(ctx: PersonCtx, input: z.infer<typeof addPhotoInput>): Promise<CareView> {
  const { bytes, caption, ...step } = input
  const { order } = await getServedVisit(ctx, ctx.db, step.orderId, step.at)
  if (await ctx.db.careEntry.findUnique({ where: { key: step.key } })) return getCare(ctx, step)
  await assertAgreed(ctx, ctx.db, order.recipientId, 'photos')
  const kept = { orderId: step.orderId, kind: 'photo', struckAt: null } as const
  if ((await ctx.db.careEntry.count({ where: kept })) >= MOST_PHOTOS)
    throw new DomainError('care.too_many_photos')
  const picture = await keepPicture(ctx, `care/${step.orderId}`, bytes)
  if (!picture) throw new DomainError('care.photo_unreadable')
  return writeCare(ctx, step, { kind: 'photo', text: caption, ...picture })
}

/**
 * A photo's bytes (JPEG), for whoever may see its visit at this moment: there is no address that opens it without being
 * asked who one is. Refuses with care.not_found, care.photo_gone (its file is lost, or nobody
 * agrees to photos any more).
 */
export async function getPhoto(
  ctx: Ctx,
  { entryId, size }: z.infer<typeof photoInput>,
): Promise<{ bytes: Uint8Array }> {
  const entry = await ctx.db.careEntry.findFirst({
    where: { id: entryId, kind: 'photo', struckAt: null },
    select: { fileKey: true, orderId: true, recipientId: true },
  })
  if (!entry) throw new DomainError('care.not_found')
  await getVisibleOrder(ctx, entry.orderId)
  if (!(await agreedFor(ctx, entry.recipientId)).photos) throw new DomainError('care.photo_gone')
  const bytes = await openPicture(ctx, `${entry.fileKey}`, size)
  if (!bytes) throw new DomainError('care.photo_gone')
  return { bytes }
}
