import { personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { buyPackage, payPackage } from './buy-package.ts'
import { findOffers, getOffer } from './find-offers.ts'
import { findDeskPackages, findOwnPackages, getPackage } from './find-packages.ts'
import { offerPackage, withdrawPackage } from './offer-package.ts'
import {
  buyPackageInput,
  deskPackagesInput,
  offerPackageInput,
  packageInput,
  packageOfferInput,
  packageOffersInput,
  refundPackageInput,
  withdrawPackageInput,
} from './package.contract.ts'
import { refundPackage } from './refund-package.ts'

/** 次卡: packages of visits, paid ahead. What does not concern a person does not exist: packages.not_found. */
export const packageRouter = router({
  /** What a provider sells. */
  offers: publicProcedure.input(packageOffersInput).query(({ ctx, input }) => findOffers(ctx, input)),
  /** One of them. Refuses with packages.offer_not_found. */
  offer: publicProcedure.input(packageOfferInput).query(({ ctx, input }) => getOffer(ctx, input)),
  /** A family's own. */
  mine: personProcedure.query(({ ctx }) => findOwnPackages(ctx)),
  get: personProcedure.input(packageInput).query(({ ctx, input }) => getPackage(ctx, input)),
  /** Idempotent by key. Refuses with packages.offer_not_found, families.recipient_not_found, orders.provider_unbookable. */
  buy: personProcedure.input(buyPackageInput).mutation(({ ctx, input }) => buyPackage(ctx, input)),
  /** The address where it is paid. Refuses with packages.changed_meanwhile, payments.unavailable. */
  pay: personProcedure.input(packageInput).mutation(({ ctx, input }) => payPackage(ctx, input)),
  /** Gives back what is not used. Refuses with packages.nothing_left, packages.sum_changed. */
  refund: personProcedure.input(refundPackageInput).mutation(({ ctx, input }) => refundPackage(ctx, input)),
  /** For managers: what was sold, what is on sale, and of which offerings packages may be. */
  forDesk: personProcedure.input(deskPackagesInput).query(({ ctx, input }) => findDeskPackages(ctx, input)),
  /** Fen and months. Refuses with packages.dearer, packages.too_long, packages.not_by_the_visit, quotes.above_cap. */
  sell: personProcedure.input(offerPackageInput).mutation(({ ctx, input }) => offerPackage(ctx, input)),
  withdraw: personProcedure
    .input(withdrawPackageInput)
    .mutation(({ ctx, input }) => withdrawPackage(ctx, input)),
})
