import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { openPicture, sealHolds } from '../files/files.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import type { portraitPictureInput } from './portrait.contract.ts'
import { portraitKey } from './portrait-files.ts'
import { wordsOf } from './portrait-path.ts'

/**
 * A portrait's bytes (JPEG, square), for everybody where its caregiver wants that, else for whoever has a link that still holds.
 * One that was taken down is gone at once, whatever links say. Refuses with portraits.not_found.
 */
export async function readPortrait(
  ctx: Ctx,
  { portraitId, size, until, seal }: z.output<typeof portraitPictureInput>,
): Promise<{ bytes: Uint8Array }> {
  const linked = sealHolds(ctx, wordsOf(portraitId), { until, seal })
  const shown = await ctx.db.caregiver.findFirst({
    where: { portraitId, retiredAt: null, ...(!linked && { portraitPublic: true }) },
    select: { id: true },
  })
  const bytes = shown && (await openPicture(ctx, portraitKey(portraitId), size))
  if (!bytes) throw new DomainError('portraits.not_found')
  return { bytes }
}
