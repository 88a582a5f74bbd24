import type { PersonCtx } from '../context.ts'
import { requireManager } from '../providers/providers.entry.ts'
import type { AppealView } from './credit.contract.ts'
import { findAppeals } from './credit-appeals.ts'

/** What a provider has appealed. Refuses with providers.not_found, providers.not_allowed. */
export async function findDeskCredit(
  ctx: PersonCtx,
  { providerId }: { providerId: string },
): Promise<AppealView[]> {
  requireManager(ctx.viewer, providerId)
  return findAppeals(ctx, providerId)
}
