import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { inTransaction, isUniqueViolation } from '../platform/db.ts'
import { prepaymentRuleOf } from '../prepayments/prepayment.contract.ts'
import { promisesReturns, requireManager } from '../providers/providers.entry.ts'
import { assertWithinCap } from '../quotes/quotes.entry.ts'
import { viewOffer } from './find-offers.ts'
import type { offerPackageInput, PackageOfferView, withdrawPackageInput } from './package.contract.ts'

/**
 * Puts a package of an offering on sale: so many visits, a price for all of them in fen, months it may be used. Sent twice with
 * one key it is one. Refuses with providers.not_found, providers.not_allowed, providers.offering_not_found,
 * packages.not_by_the_visit, packages.dearer, packages.too_long, providers.promised_returns, quotes.above_cap.
 */
export async function offerPackage(
  ctx: PersonCtx,
  { offeringId, visits, priceFen, months, key }: z.output<typeof offerPackageInput>,
): Promise<PackageOfferView> {
  const offering = await ctx.db.offering.findFirst({
    where: { id: offeringId, retiredAt: null },
    include: { pools: { select: { poolId: true }, take: 1 } },
  })
  if (!offering) throw new DomainError('providers.offering_not_found')
  requireManager(ctx.viewer, offering.providerId)
  if (offering.unit !== 'visit' || offering.pools.length > 0)
    throw new DomainError('packages.not_by_the_visit')
  const now = ctx.clock.now()
  const mostMonths = prepaymentRuleOf('ahead', dayOf(now))?.mostMonths ?? 12
  if (months > mostMonths) throw new DomainError('packages.too_long', { mostMonths })
  const mostFen = offering.priceFen * visits
  if (priceFen > mostFen) throw new DomainError('packages.dearer', { mostFen })
  // Brought in from elsewhere, or older than the rule.
  if (promisesReturns(offering.title, offering.description))
    throw new DomainError('providers.promised_returns')
  const data = { offeringId, visits, priceFen, months, key, unitFen: offering.priceFen, createdAt: now }
  try {
    await inTransaction(ctx.db, async (tx) => {
      const each = { ...offering, unit: 'visit' as const, priceFen: Math.ceil(priceFen / visits) }
      await assertWithinCap(tx, { providerId: offering.providerId, offering: each, now })
      await tx.packageOffer.create({ data })
    })
  } catch (error) {
    if (!isUniqueViolation(error, 'package_offer_key_key')) throw error
  }
  const offer = await ctx.db.packageOffer.findUniqueOrThrow({ where: { key }, include: { offering: true } })
  return viewOffer(offer)
}

/**
 * Takes a package off sale; those sold stay good. Again changes nothing. Refuses with packages.offer_not_found,
 * providers.not_allowed.
 */
export async function withdrawPackage(
  ctx: PersonCtx,
  { offerId }: z.output<typeof withdrawPackageInput>,
): Promise<PackageOfferView> {
  const offer = await ctx.db.packageOffer.findUnique({ where: { id: offerId }, include: { offering: true } })
  if (!offer || !ctx.viewer.providers.some(({ id }) => id === offer.offering.providerId))
    throw new DomainError('packages.offer_not_found')
  requireManager(ctx.viewer, offer.offering.providerId)
  const withdrawnAt = offer.withdrawnAt ?? ctx.clock.now()
  await ctx.db.packageOffer.updateMany({ where: { id: offerId, withdrawnAt: null }, data: { withdrawnAt } })
  return viewOffer({ ...offer, withdrawnAt })
}
