import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { forgetPictures, noPortrait } from '../portraits/portraits.entry.ts'
import { endCarerRole } from './link-account.ts'
import type { ProviderSetup, retireCaregiverInput } from './provider.contract.ts'
import { requireManager } from './provider-access.ts'
import { tellOfChange } from './provider-changed.ts'
import { providerSetup } from './provider-setup.ts'

/**
 * Takes a caregiver off the plan, their portrait down, and from their account the sight of the provider's orders. Retiring again changes
 * nothing. Refuses with providers.not_found, providers.not_allowed, providers.caregiver_not_found, and with
 * providers.caregiver_has_visits while someone still expects them.
 */
export async function retireCaregiver(
  ctx: PersonCtx,
  { providerId, caregiverId }: z.output<typeof retireCaregiverInput>,
): Promise<ProviderSetup> {
  requireManager(ctx.viewer, providerId)
  const now = ctx.clock.now()
  const portraitId = await inTransaction(ctx.db, async (tx) => {
    const caregiver = await lockCaregiver(tx, providerId, caregiverId)
    if (caregiver.retired) return null
    const count = await promisesAhead(tx, caregiverId, now)
    if (count > 0) throw new DomainError('providers.caregiver_has_visits', { count })
    await tx.caregiver.update({
      where: { id: caregiverId },
      data: { ...noPortrait, retiredAt: now, userId: null },
    })
    if (caregiver.userId) await endCarerRole(tx, providerId, caregiver.userId)
    await tellOfChange(tx, providerId)
    return caregiver.portraitId
  })
  await forgetPictures(ctx, [portraitId])
  return providerSetup(ctx, { providerId })
}

/** A hold being written at the same time refers to this row and waits, or is seen below. */
async function lockCaregiver(tx: Tx, providerId: string, caregiverId: string) {
  const [row] = await tx.$queryRaw<{ userId: string | null; portraitId: string | null; retired: boolean }[]>`
    select user_id::text as "userId", portrait_id::text as "portraitId", retired_at is not null as retired from caregiver
    where id = ${caregiverId}::uuid and provider_id = ${providerId}::uuid for update`
  if (!row) throw new DomainError('providers.caregiver_not_found')
  return row
}

/** Orders whose time with this caregiver is kept and not over. */
async function promisesAhead(tx: Tx, caregiverId: string, now: Date): Promise<number> {
  const held = await tx.hold.findMany({
    where: { caregiverId, releasedAt: null, endsAt: { gt: now } },
    select: { orderId: true },
    distinct: ['orderId'],
  })
  return held.length
}
