import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { requireManager } from '../providers/providers.entry.ts'
import { changePortraits } from './change-portraits.ts'
import { findOwnPortrait } from './own-portrait.ts'
import type { OwnPortrait, removePortraitInput } from './portrait.contract.ts'
import { noPortrait } from './portrait-files.ts'

/**
 * A manager takes a caregiver's portrait down: initials stand there again. Twice is once. Refuses with providers.not_found,
 * providers.not_allowed, portraits.not_found (no such caregiver).
 */
export async function removePortrait(
  ctx: PersonCtx,
  { providerId, caregiverId }: z.output<typeof removePortraitInput>,
): Promise<void> {
  requireManager(ctx.viewer, providerId)
  await changePortraits(ctx, { id: caregiverId, providerId, retiredAt: null }, noPortrait)
}

/** A caregiver takes their own down, wherever they work, whoever put it there. Refuses with portraits.not_found (no caregiver). */
export async function removeOwnPortrait(ctx: PersonCtx): Promise<OwnPortrait | null> {
  await changePortraits(ctx, { userId: ctx.viewer.userId, retiredAt: null }, noPortrait)
  return findOwnPortrait(ctx)
}
