import type { Db, Tx } from '../../platform/db.ts'
import { closeOffer } from './offer-freed.ts'

type Ordering = { readonly offeringId: string; readonly recipientId: string | null; readonly startsAt: Date }

/** Whether this recipient waits for it, and what keeps this very time or place for them; null where they do not wait. */
export async function heldForThem(db: Db | Tx, { offeringId, recipientId, startsAt }: Ordering) {
  if (!recipientId) return null
  const wishes = await db.waitWish.findMany({
    where: { offeringId, recipientId, state: { in: ['waiting', 'offered'] } },
    select: {
      offers: { where: { state: 'open', startsAt }, select: { holdId: true, placeHoldId: true } },
    },
  })
  if (wishes.length === 0) return null
  const [open] = wishes.flatMap(({ offers }) => offers)
  return { holdId: open?.holdId ?? null, placeHoldId: open?.placeHoldId ?? null }
}

/**
 * Whoever orders what they waited for waits no longer. Their kept time is given up in the transaction that promises it anew;
 * if that fails, both are as before.
 */
export async function settleWishes(
  tx: Tx,
  { offeringId, recipientId, startsAt }: Ordering,
  now: Date,
): Promise<void> {
  if (!recipientId) return
  const day = new Date(startsAt.getTime() + 8 * 3_600_000)
  const wishes = await tx.waitWish.findMany({
    where: {
      ...{ offeringId, recipientId, state: { in: ['waiting', 'offered'] } },
      ...{ firstDay: { lte: day }, lastDay: { gte: new Date(day.toISOString().slice(0, 10)) } },
    },
    select: { id: true, offers: { where: { state: 'open' }, select: { id: true } } },
  })
  for (const { id, offers } of wishes) {
    for (const offer of offers) await closeOffer(tx, offer.id, 'taken', now)
    await tx.waitWish.updateMany({
      where: { id, state: { in: ['waiting', 'offered'] } },
      data: { state: 'taken', closedAt: now },
    })
  }
}
