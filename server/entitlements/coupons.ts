import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { keepOwnRecipient } from '../families/families.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { inTransaction, isUniqueViolation } from '../platform/db.ts'
import type { issueCouponInput, RecipientEntitlements, takeCouponInput } from './entitlement.contract.ts'
import { findOfRecipient, textOf } from './find-of-recipient.ts'

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)

/**
 * An operator issues a coupon, the platform's or in the name of a provider that bears it. Amounts in fen, dates on Shanghai's
 * wall. Refuses with entitlements.coupon_exists, entitlements.dates_wrong.
 */
export async function issueCoupon(
  ctx: PersonCtx,
  { validFrom, validUntil, ...coupon }: z.output<typeof issueCouponInput>,
): Promise<{ code: string }> {
  if (validUntil < validFrom) throw new DomainError('entitlements.dates_wrong')
  try {
    return await ctx.db.coupon.create({
      data: {
        ...coupon,
        validFrom: dateOf(validFrom),
        validUntil: dateOf(validUntil),
        ...{ issuedBy: ctx.viewer.userId, issuedAt: ctx.clock.now() },
      },
      select: { code: true },
    })
  } catch (error) {
    if (isUniqueViolation(error, 'coupon_code_key')) throw new DomainError('entitlements.coupon_exists')
    throw error
  }
}

/**
 * A family takes a coupon for one of its own, by its code; it counts at once, for one order. Refuses with
 * families.recipient_not_found, families.not_allowed, entitlements.coupon_unknown, entitlements.coupon_over,
 * entitlements.coupon_used.
 */
export async function takeCoupon(
  ctx: PersonCtx,
  { recipientId, code, key }: z.output<typeof takeCouponInput>,
): Promise<RecipientEntitlements> {
  const now = ctx.clock.now()
  try {
    await inTransaction(ctx.db, async (tx) => {
      await keepOwnRecipient(ctx, tx, recipientId)
      const coupon = await tx.coupon.findUnique({ where: { code } })
      if (!coupon) throw new DomainError('entitlements.coupon_unknown')
      if (textOf(coupon.validUntil) < dayOf(now)) throw new DomainError('entitlements.coupon_over')
      const { id, amountFen, minFen, categories, providerId, validFrom, validUntil } = coupon
      await tx.entitlement.create({
        data: {
          ...{ recipientId, kind: 'coupon', state: 'confirmed', number: code, couponId: id, key },
          terms: { amountFen, minFen, categories, providerId },
          ...{ validFrom, validUntil, enteredBy: ctx.viewer.userId, enteredAt: now },
          ...{ decidedAt: now },
        },
      })
    })
  } catch (error) {
    if (isUniqueViolation(error, 'entitlement_recipient_id_coupon_id_key'))
      throw new DomainError('entitlements.coupon_used')
    if (!isUniqueViolation(error, 'entitlement_key_key')) throw error
  }
  return findOfRecipient(ctx, { recipientId })
}
