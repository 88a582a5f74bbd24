import type { Ctx } from '../context.ts'
import { forgetPicture } from '../files/files.entry.ts'

/** No portrait, and nothing of it left. */
export const noPortrait = {
  ...{ portraitId: null, portraitPublic: false, portraitAgreed: null, portraitBy: null, portraitAt: null },
} as const

/** Where its files are kept, without their size's name. */
export const portraitKey = (portraitId: string) => `portraits/${portraitId}`

/** Forgets the pictures that no caregiver has any more. */
export async function forgetPictures(
  ctx: Pick<Ctx, 'db' | 'ports'>,
  portraitIds: readonly (string | null)[],
): Promise<void> {
  for (const portraitId of new Set(portraitIds)) {
    if (!portraitId || (await ctx.db.caregiver.count({ where: { portraitId } })) > 0) continue
    await forgetPicture(ctx, portraitKey(portraitId))
  }
}
