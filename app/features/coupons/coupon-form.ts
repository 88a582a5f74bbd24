import { issueCouponInput } from '../../../server/entitlements/entitlement.contract.ts'
import { yuanField } from '../setup/yuan.ts'

/** A campaign as an operator types it, in yuan. Gives what `entitlements.issueCoupon` takes. */
export const couponForm = issueCouponInput
  .pick({ code: true, validFrom: true, validUntil: true })
  .extend({
    amount: yuanField,
    min: yuanField.optional(),
    budget: yuanField.optional(),
    providerId: issueCouponInput.shape.providerId.unwrap().unwrap().optional(),
  })
  .transform(({ amount: amountFen, min, budget, providerId, ...rest }) => ({
    ...{ ...rest, amountFen, minFen: min ?? 0 },
    ...{ budgetFen: budget ?? null, providerId: providerId ?? null },
  }))
