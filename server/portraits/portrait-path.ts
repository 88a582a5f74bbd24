import type { Ctx } from '../context.ts'
import { hours } from '../kernel/clock.ts'

/** The columns of a caregiver that say where their portrait is. */
export const portraitColumns = { portraitId: true, portraitPublic: true } as const
export type PortraitColumns = { readonly portraitId: string | null; readonly portraitPublic: boolean }

/**
 * Where a caregiver's portrait is shown, null where there is none. What is not for everybody stands behind a link of one to two
 * hours, made for whoever may see the caregiver at this moment; within an hour it is the same, so that a browser asks once.
 */
export function portraitPath(
  { ports, clock }: Pick<Ctx, 'ports' | 'clock'>,
  { portraitId, portraitPublic }: PortraitColumns,
): string | null {
  if (!portraitId) return null
  if (portraitPublic) return `/portraits/${portraitId}`
  const until = (Math.floor(clock.now().getTime() / hours(1)) + 2) * hours(1)
  return `/portraits/${portraitId}?until=${until}&seal=${ports.seals.seal(wordsOf(portraitId, until))}`
}

export const wordsOf = (portraitId: string, until: number) => ['portrait', portraitId, String(until)]
