import type { Ctx } from '../context.ts'
import { remakeVisit } from '../orders/orders.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, type Tx } from '../platform/db.ts'

/** Restored at one call; what is left over comes with the next. */
const AT_ONCE = 50

/**
 * What a lifted suspension gives back at once, in the caller's transaction: visits nobody had touched yet stay as they are, and each
 * family that lost one is told it may book again. Visits of plans are made anew by restoreDue.
 */
export async function restoreVisits(
  tx: Tx,
  { clock }: Pick<Ctx, 'clock'>,
  suspension: { id: string; version: number },
): Promise<void> {
  const suspensionId = suspension.id
  await tx.affectedOrder.updateMany({
    where: { suspensionId, state: 'pending' },
    data: { state: 'kept', settledAt: clock.now() },
  })
  const lost = await tx.order.findMany({
    where: {
      planId: null,
      startsAt: { gt: clock.now() },
      affected: { some: { suspensionId, state: 'refunded' } },
    },
    distinct: ['familyId', 'providerId'],
    select: {
      ...{ familyId: true, providerId: true, provider: { select: { name: true } } },
      ...{ recipient: { select: { calledBy: true } }, offering: { select: { title: true } } },
    },
  })
  for (const { familyId, providerId, provider, recipient, offering } of lost)
    await enqueue(tx, 'notice', {
      to: { familyId },
      kind: 'back_again',
      path: `/providers/${providerId}`,
      dedupe: `suspension:${suspensionId}:${familyId}:${providerId}`,
      params: { providerName: provider.name, calledBy: recipient.calledBy, title: offering.title },
    })
}

/** Makes visits of plans anew that a suspension took, on their own day, where the time is free still; each is tried once. */
export async function restoreDue(ctx: Ctx): Promise<number> {
  const rows = await ctx.db.affectedOrder.findMany({
    where: {
      ...{ state: 'refunded', restoredAt: null, suspension: { state: 'lifted' } },
      order: { planId: { not: null }, startsAt: { gt: ctx.clock.now() }, plan: { state: 'active' } },
    },
    take: AT_ONCE,
    orderBy: [{ suspensionId: 'asc' }, { orderId: 'asc' }],
    select: { suspensionId: true, orderId: true },
  })
  for (const { suspensionId, orderId } of rows)
    await inTransaction(ctx.db, async (tx) => {
      const { count } = await tx.affectedOrder.updateMany({
        where: { suspensionId, orderId, restoredAt: null },
        data: { restoredAt: ctx.clock.now() },
      })
      if (count === 1) await remakeVisit(tx, ctx, orderId)
    })
  return rows.length
}
