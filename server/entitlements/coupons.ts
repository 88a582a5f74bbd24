import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { keepOwnRecipient } from '../families/families.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { inTransaction, isUniqueViolation } from '../platform/db.ts'
import type {
  CouponsView,
  issueCouponInput,
  RecipientEntitlements,
  takeCouponInput,
} from './entitlement.contract.ts'
import { findOfRecipient, textOf } from './find-of-recipient.ts'

const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)

/**
 * An operator issues a coupon, the platform's or in the name of a provider that bears it. Amounts in fen, dates on Shanghai's
 * wall. Refuses with entitlements.coupon_exists, entitlements.dates_wrong, entitlements.coupon_budget.
 */
export async function issueCoupon(
  ctx: PersonCtx,
  { validFrom, validUntil, ...coupon }: z.output<typeof issueCouponInput>,
): Promise<{ code: string }> {
  if (validUntil < validFrom) throw new DomainError('entitlements.dates_wrong')
  if (coupon.budgetFen !== null && coupon.budgetFen < coupon.amountFen)
    throw new DomainError('entitlements.coupon_budget')
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
      // Of two who want the last of a budget the second waits here.
      await tx.$queryRaw`select 1 from coupon where code = ${code} for update`
      const coupon = await tx.coupon.findUnique({
        where: { code },
        include: { _count: { select: { entitlements: { where: { state: 'confirmed' } } } } },
      })
      if (!coupon) throw new DomainError('entitlements.coupon_unknown')
      const spent = coupon._count.entitlements * coupon.amountFen
      const over = coupon.budgetFen !== null && spent + coupon.amountFen > coupon.budgetFen
      if (coupon.stoppedAt || over || textOf(coupon.validUntil) < dayOf(now))
        throw new DomainError('entitlements.coupon_over')
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

/** Every campaign, the latest first, with what it has cost, and who may bear one: for operators. At most 200. */
export async function findCoupons({ db }: Pick<PersonCtx, 'db'>): Promise<CouponsView> {
  const providers = await db.provider.findMany({
    where: { members: { some: {} } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
    take: 500,
  })
  const rows = await db.coupon.findMany({
    orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }],
    take: 200,
    include: {
      provider: { select: { name: true } },
      entitlements: { where: { state: 'confirmed' }, select: { periods: { select: { usedFen: true } } } },
    },
  })
  const coupons = rows.map(({ id, code, provider, amountFen, minFen, budgetFen, stoppedAt, ...row }) => ({
    ...{ id, code, amountFen, minFen, budgetFen, stoppedAt, providerName: provider?.name ?? null },
    validFrom: textOf(row.validFrom),
    validUntil: textOf(row.validUntil),
    taken: row.entitlements.length,
    usedFen: row.entitlements
      .flatMap(({ periods }) => periods)
      .reduce((sum, { usedFen }) => sum + usedFen, 0),
  }))
  return { coupons, providers }
}

/** Nobody takes it any more; what families have taken stays theirs. Again changes nothing. Refuses with entitlements.coupon_unknown. */
export async function stopCoupon(ctx: PersonCtx, { couponId }: { couponId: string }): Promise<{ ok: true }> {
  const coupon = await ctx.db.coupon.findUnique({ where: { id: couponId }, select: { id: true } })
  if (!coupon) throw new DomainError('entitlements.coupon_unknown')
  await ctx.db.coupon.updateMany({
    where: { id: couponId, stoppedAt: null },
    data: { stoppedAt: ctx.clock.now() },
  })
  return { ok: true }
}
