import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import { promisesReturns } from './promised-returns.rules.ts'
import type { ProviderSetup, saveProfileInput } from './provider.contract.ts'
import { requireManager } from './provider-access.ts'
import { tellOfChange } from './provider-changed.ts'
import { providerSetup } from './provider-setup.ts'

/**
 * Changes how a provider introduces itself, and who besides the family may pay there. Refuses with providers.not_found, providers.not_allowed,
 * providers.promised_returns.
 */
export async function saveProfile(
  ctx: PersonCtx,
  { providerId, summary, phone, voucher, ltci }: z.output<typeof saveProfileInput>,
): Promise<ProviderSetup> {
  requireManager(ctx.viewer, providerId)
  if (promisesReturns(summary)) throw new DomainError('providers.promised_returns')
  const data = { summary, phone: phone || null, voucher, ltci }
  await inTransaction(ctx.db, async (tx) => {
    await tx.provider.updateMany({ where: { id: providerId }, data })
    await tellOfChange(tx, providerId)
  })
  return providerSetup(ctx, { providerId })
}
