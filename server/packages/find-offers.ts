import type { Ctx } from '../context.ts'
import { orderingRoles } from '../families/family.contract.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Prisma } from '../platform/db.ts'
import { prepaymentRuleOf } from '../prepayments/prepayment.contract.ts'
import { promisesReturns } from '../providers/providers.entry.ts'
import type { PackageOfferPage, PackageOfferView } from './package.contract.ts'
import { validUntil } from './package.rules.ts'

type OfferRow = Prisma.PackageOfferGetPayload<{ include: { offering: true } }>

export const viewOffer = (offer: OfferRow): PackageOfferView => ({
  id: offer.id,
  offeringId: offer.offeringId,
  title: offer.offering.title,
  visits: offer.visits,
  priceFen: offer.priceFen,
  eachFen: Math.ceil(offer.priceFen / offer.visits),
  unitFen: offer.offering.priceFen,
  savedFen: offer.offering.priceFen * offer.visits - offer.priceFen,
  months: offer.months,
  withdrawnAt: offer.withdrawnAt,
})

/** What may be sold today: on sale, of an offering that is, and not dearer than visit by visit. */
export const isSold = ({ withdrawnAt, visits, priceFen, offering }: OfferRow): boolean =>
  withdrawnAt === null &&
  offering.retiredAt === null &&
  offering.suspendedAt === null &&
  offering.unit === 'visit' &&
  priceFen <= visits * offering.priceFen &&
  !promisesReturns(offering.title, offering.description)

/** The packages a provider sells, for everybody. */
export async function findOffers(
  { db }: Pick<Ctx, 'db'>,
  { providerId }: { providerId: string },
): Promise<PackageOfferView[]> {
  const offers = await db.packageOffer.findMany({
    where: { withdrawnAt: null, offering: { providerId, provider: { state: 'verified' } } },
    include: { offering: true },
    orderBy: [{ offering: { position: 'asc' } }, { visits: 'asc' }, { id: 'asc' }],
  })
  return offers.filter(isSold).map(viewOffer)
}

/** One of them, with whom it may be bought for. Refuses with packages.offer_not_found. */
export async function getOffer(
  { db, clock, viewer }: Ctx,
  { offerId }: { offerId: string },
): Promise<PackageOfferPage> {
  const offer = await db.packageOffer.findFirst({
    where: { id: offerId, offering: { provider: { state: 'verified' } } },
    include: { offering: { include: { provider: { select: { name: true } } } } },
  })
  if (!offer || !isSold(offer)) throw new DomainError('packages.offer_not_found')
  const families =
    viewer.kind === 'person'
      ? viewer.families.filter(({ role }) => orderingRoles.includes(role)).map(({ id }) => id)
      : []
  const today = dayOf(clock.now())
  return {
    ...viewOffer(offer),
    providerId: offer.offering.providerId,
    providerName: offer.offering.provider.name,
    validUntil: validUntil(today, offer.months),
    coolingOffDays: prepaymentRuleOf('cooling_off', today)?.days ?? 0,
    recipients: await db.recipient.findMany({
      where: { familyId: { in: families }, archivedAt: null },
      orderBy: { id: 'asc' },
      select: { id: true, calledBy: true },
    }),
  }
}
