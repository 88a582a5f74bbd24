import type { Ctx } from '../context.ts'
import { sealedQuery } from '../files/files.entry.ts'

/** The columns of a caregiver that say where their portrait is. */
export const portraitColumns = { portraitId: true, portraitPublic: true } as const
export type PortraitColumns = { readonly portraitId: string | null; readonly portraitPublic: boolean }

/**
 * Where a caregiver's portrait is shown, null where there is none. What is not for everybody stands behind a link of one to two
 * hours, made for whoever may see the caregiver at this moment.
 */
export function portraitPath(
  ctx: Pick<Ctx, 'ports' | 'clock'>,
  { portraitId, portraitPublic }: PortraitColumns,
): string | null {
  if (!portraitId) return null
  if (portraitPublic) return `/portraits/${portraitId}`
  return `/portraits/${portraitId}?${sealedQuery(ctx, wordsOf(portraitId))}`
}

export const wordsOf = (portraitId: string) => ['portrait', portraitId]
