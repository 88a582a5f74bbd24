import { operatorProcedure, personProcedure, router } from '../rpc/trpc.ts'
import { findCoupons, issueCoupon, stopCoupon, takeCoupon } from './coupons.ts'
import { decideEntitlement, findSubmitted, openEntitlement } from './decide-entitlement.ts'
import { enterEntitlement } from './enter-entitlement.ts'
import {
  decideEntitlementInput,
  enterEntitlementInput,
  issueCouponInput,
  openEntitlementInput,
  recipientEntitlementsInput,
  settlementInput,
  stopCouponInput,
  takeCouponInput,
  withdrawEntitlementInput,
} from './entitlement.contract.ts'
import { findOfRecipient } from './find-of-recipient.ts'
import { findSettlement } from './find-settlement.ts'
import { withdrawEntitlement } from './withdraw-entitlement.ts'

/** What insurance, vouchers and coupons somebody has. Sensitive: those of the family who order, and operators who say why. */
export const entitlementRouter = router({
  /** Everything of one recipient, with what is left this month. Refuses with families.recipient_not_found, families.not_allowed. */
  ofRecipient: personProcedure
    .input(recipientEntitlementsInput)
    .query(({ ctx, input }) => findOfRecipient(ctx, input)),
  /** Writes down what a paper says; it counts once confirmed. Refuses with entitlements.dates_wrong, .too_old, .above_bounds. */
  enter: personProcedure
    .input(enterEntitlementInput)
    .mutation(({ ctx, input }) => enterEntitlement(ctx, input)),
  /** Takes a coupon by its code. Refuses with entitlements.coupon_unknown, .coupon_over, .coupon_used. */
  takeCoupon: personProcedure.input(takeCouponInput).mutation(({ ctx, input }) => takeCoupon(ctx, input)),
  /** Takes one back. Refuses with entitlements.not_found, entitlements.in_use. */
  withdraw: personProcedure
    .input(withdrawEntitlementInput)
    .mutation(({ ctx, input }) => withdrawEntitlement(ctx, input)),
  /** What waits to be checked, without a name. */
  submitted: operatorProcedure.query(({ ctx }) => findSubmitted(ctx)),
  /** One of them, with a reason that is kept. Refuses with entitlements.not_found. */
  open: operatorProcedure
    .input(openEntitlementInput)
    .mutation(({ ctx, input }) => openEntitlement(ctx, input)),
  /** Yes or no to it. Refuses with entitlements.already_decided, entitlements.overlaps. */
  decide: operatorProcedure
    .input(decideEntitlementInput)
    .mutation(({ ctx, input }) => decideEntitlement(ctx, input)),
  /** A new coupon. Refuses with entitlements.coupon_exists, entitlements.dates_wrong. */
  issueCoupon: operatorProcedure
    .input(issueCouponInput)
    .mutation(({ ctx, input }) => issueCoupon(ctx, input)),
  /** Every campaign, and what it has cost. */
  coupons: operatorProcedure.query(({ ctx }) => findCoupons(ctx)),
  /** Stops one; what was taken stays. Refuses with entitlements.coupon_unknown. */
  stopCoupon: operatorProcedure.input(stopCouponInput).mutation(({ ctx, input }) => stopCoupon(ctx, input)),
  /** A month's account with a funder, visit by visit, with a reason that is kept. */
  settlement: operatorProcedure
    .input(settlementInput)
    .mutation(({ ctx, input }) => findSettlement(ctx, input)),
})
