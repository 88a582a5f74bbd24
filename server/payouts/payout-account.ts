import type { Ctx, PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { PaymentRefused } from '../payments/payments.entry.ts'
import { requireManager } from '../providers/providers.entry.ts'
import type { AccountView } from './payout.contract.ts'

/**
 * Where a provider's money goes, asked anew while it is not ready. For its managers and operators.
 * Refuses with providers.not_found, providers.not_allowed.
 */
export async function findAccount(
  ctx: PersonCtx,
  { providerId }: { providerId: string },
): Promise<AccountView> {
  if (!ctx.viewer.operator) requireManager(ctx.viewer, providerId)
  const where = { providerId_adapter: { providerId, adapter: ctx.ports.payments.name } }
  const known = await ctx.db.payoutAccount.findUnique({ where })
  if (!known) return { state: 'none', missing: [], checkedAt: null }
  if (!known.ready) {
    // A page is shown with what was known last where the payment provider does not answer.
    await refreshAccount(ctx, known).catch((error: unknown) =>
      ctx.log.warn({ err: error, providerId }, 'the state of a payout account could not be asked for'),
    )
  }
  const { ready, missing, checkedAt } = await ctx.db.payoutAccount.findUniqueOrThrow({ where })
  return { state: ready ? 'ready' : 'incomplete', missing, checkedAt }
}

/**
 * Opens the account, once, and gives the page of the payment provider on which its owner says who they are. Two tabs open
 * one account. Refuses with providers.not_found, providers.not_allowed, payouts.unavailable.
 */
export async function openAccount(
  ctx: PersonCtx,
  { providerId, key }: { providerId: string; key: string },
): Promise<{ url: string }> {
  requireManager(ctx.viewer, providerId)
  const port = ctx.ports.payments
  const { name } = await ctx.db.provider.findUniqueOrThrow({
    where: { id: providerId },
    select: { name: true },
  })
  try {
    const known = await ctx.db.payoutAccount.findUnique({
      where: { providerId_adapter: { providerId, adapter: port.name } },
    })
    const accountExternalId =
      known?.externalId ??
      (await port.openAccount({ key: `account:${providerId}`, providerId, name })).accountExternalId
    const row = { providerId, adapter: port.name, externalId: accountExternalId, createdAt: ctx.clock.now() }
    await ctx.db.payoutAccount.createMany({ data: [row], skipDuplicates: true })
    const returnUrl = `${ctx.appUrl}/desk/${providerId}/money`
    return await port.accountLink({ key, accountExternalId, returnUrl })
  } catch (error) {
    if (error instanceof DomainError) throw error
    ctx.log.error({ err: error, providerId }, 'a payout account could not be opened')
    throw new DomainError('payouts.unavailable')
  }
}

/** Asks how an account stands and keeps the answer. One we do not know is no business of ours. */
export async function refreshAccount(ctx: Ctx, { externalId }: { externalId: string }): Promise<void> {
  const known = await ctx.db.payoutAccount.findUnique({ where: { externalId } })
  if (known?.adapter !== ctx.ports.payments.name) return
  try {
    const { ready, missing } = await ctx.ports.payments.accountStatus({ accountExternalId: externalId })
    await ctx.db.payoutAccount.update({
      where: { externalId },
      data: { ready, missing: [...missing], checkedAt: ctx.clock.now() },
    })
  } catch (error) {
    if (!(error instanceof PaymentRefused)) throw error
    ctx.log.error({ externalId, reason: error.reason }, 'the payment provider does not know a payout account')
    await ctx.db.payoutAccount.update({ where: { externalId }, data: { ready: false } })
  }
}
