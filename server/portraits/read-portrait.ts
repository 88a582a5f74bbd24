import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { portraitPictureInput } from './portrait.contract.ts'
import { fileOf } from './portrait-files.ts'
import { wordsOf } from './portrait-path.ts'

/**
 * A portrait's bytes (JPEG, square), for everybody where its caregiver wants that, else for whoever has a link that still holds.
 * One that was taken down is gone at once, whatever links say. Refuses with portraits.not_found.
 */
export async function readPortrait(
  { db, ports, clock }: Ctx,
  { portraitId, size, until, seal }: z.output<typeof portraitPictureInput>,
): Promise<{ bytes: Uint8Array }> {
  const linked = until > clock.now().getTime() && ports.seals.matches(wordsOf(portraitId, until), seal)
  const shown = await db.caregiver.findFirst({
    where: { portraitId, retiredAt: null, ...(!linked && { portraitPublic: true }) },
    select: { id: true },
  })
  const bytes = shown && (await ports.files.get(fileOf(portraitId, size)))
  if (!bytes) throw new DomainError('portraits.not_found')
  return { bytes }
}
