import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import type { ProviderSetup, retireOfferingInput } from './provider.contract.ts'
import { requireManager } from './provider-access.ts'
import { tellOfChange } from './provider-changed.ts'
import { providerSetup } from './provider-setup.ts'

/**
 * Takes an offering off the page; orders already placed go on. Retiring it again changes nothing. Refuses with
 * providers.not_found, providers.not_allowed, providers.offering_not_found.
 */
export async function retireOffering(
  ctx: PersonCtx,
  { providerId, offeringId }: z.output<typeof retireOfferingInput>,
): Promise<ProviderSetup> {
  requireManager(ctx.viewer, providerId)
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.offering.updateMany({
      where: { id: offeringId, providerId, retiredAt: null },
      data: { retiredAt: ctx.clock.now() },
    })
    if (count === 1) return tellOfChange(tx, providerId)
    const there = await tx.offering.count({ where: { id: offeringId, providerId } })
    if (there === 0) throw new DomainError('providers.offering_not_found')
  })
  return providerSetup(ctx, { providerId })
}
