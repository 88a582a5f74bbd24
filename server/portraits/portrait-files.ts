import type { Ctx } from '../context.ts'

/** No portrait, and nothing of it left. */
export const noPortrait = {
  ...{ portraitId: null, portraitPublic: false, portraitAgreed: null, portraitBy: null, portraitAt: null },
} as const

/** Where its files are kept, without their size's name. */
export const portraitKey = (portraitId: string) => `portraits/${portraitId}`

export const fileOf = (portraitId: string, size: 'large' | 'small') =>
  `${portraitKey(portraitId)}-${size}.jpg`

/** Forgets the pictures that no caregiver has any more. */
export async function forgetPictures(
  { db, ports }: Pick<Ctx, 'db' | 'ports'>,
  portraitIds: readonly (string | null)[],
): Promise<void> {
  for (const portraitId of new Set(portraitIds)) {
    if (!portraitId || (await db.caregiver.count({ where: { portraitId } })) > 0) continue
    await ports.files.remove(fileOf(portraitId, 'large'))
    await ports.files.remove(fileOf(portraitId, 'small'))
  }
}
