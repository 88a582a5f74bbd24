import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { refreshClearance } from '../filings/clearance.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { inTransaction, type Tx } from '../platform/db.ts'
import { prepaymentRuleOf } from '../prepayments/prepayment.contract.ts'
import { assertWithinCap } from '../quotes/quotes.entry.ts'
import { promisesReturns } from './promised-returns.rules.ts'
import type { ProviderSetup, saveOfferingInput } from './provider.contract.ts'
import { requireManager } from './provider-access.ts'
import { tellOfChange } from './provider-changed.ts'
import { providerSetup } from './provider-setup.ts'

type SaveOffering = z.output<typeof saveOfferingInput>

/**
 * Writes a new offering, or changes one (orders keep the terms of their day). Price in fen per unit, minutes a visit,
 * noticeMinutes before its start. Refuses with providers.not_found, providers.not_allowed, providers.promised_returns,
 * providers.deposit_for_months, providers.deposit_too_large,
 * providers.offering_not_found, and where a price cap applies with quotes.above_cap.
 */
export async function saveOffering(ctx: PersonCtx, input: SaveOffering): Promise<ProviderSetup> {
  const { providerId, offeringId, ...words } = input
  requireManager(ctx.viewer, providerId)
  if (promisesReturns(words.title, words.description)) throw new DomainError('providers.promised_returns')
  assertDeposit(words, dayOf(ctx.clock.now()))
  await inTransaction(ctx.db, async (tx) => {
    await assertWithinCap(tx, { providerId, offering: words, now: ctx.clock.now() })
    if (offeringId) await changeOffering(tx, providerId, offeringId, words)
    else await addOffering(tx, providerId, words)
    await refreshClearance(tx, providerId)
    await tellOfChange(tx, providerId)
  })
  return providerSetup(ctx, { providerId })
}

/** Only with months, and within what the rule of the day allows. */
function assertDeposit({ unit, priceFen, depositFen }: Words, day: string): void {
  if (depositFen === 0) return
  if (unit !== 'month') throw new DomainError('providers.deposit_for_months')
  const mostFen = priceFen * (prepaymentRuleOf('deposit', day)?.mostMonths ?? 0)
  if (depositFen > mostFen) throw new DomainError('providers.deposit_too_large', { mostFen })
}

type Words = Omit<SaveOffering, 'providerId' | 'offeringId'>

async function changeOffering(tx: Tx, providerId: string, id: string, words: Words): Promise<void> {
  const { count } = await tx.offering.updateMany({ where: { id, providerId, retiredAt: null }, data: words })
  if (count !== 1) throw new DomainError('providers.offering_not_found')
}

async function addOffering(tx: Tx, providerId: string, words: Words): Promise<void> {
  const site = await tx.site.findFirst({
    where: { providerId },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  const { _max } = await tx.offering.aggregate({ where: { providerId }, _max: { position: true } })
  await tx.offering.create({
    data: { ...words, providerId, siteId: site?.id ?? null, position: (_max.position ?? 0) + 1 },
  })
}
