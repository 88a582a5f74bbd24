import type { z } from 'zod'
import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { inTransaction } from '../../platform/db.ts'
import { hashOfOwner } from '../drafts.ts'
import { mayOrder } from '../order-view.ts'
import { findWishes, getOwnWish } from './find-wishes.ts'
import { closeOffer, tellOfFreedTime } from './offer-freed.ts'
import type { leaveWaitlistInput, takeWaitOfferInput, WishView, waitOfferInput } from './waitlist.contract.ts'
import type { WishRecord } from './wish-record.ts'

/**
 * A draft with the time or place that was kept, so that only looking it over and paying is left; the time stays kept meanwhile. Asking again
 * gives another draft of the same time. Refuses with waitlist.not_found, orders.no_family_role, waitlist.offer_over.
 */
export async function takeOffer(
  ctx: PersonCtx,
  { offerId, ownerKey }: z.output<typeof takeWaitOfferInput>,
): Promise<{ draftId: string }> {
  const wish = await getOwnWish(ctx, { offers: { some: { id: offerId } } })
  requireOrdering(ctx, wish)
  const offer = wish.offers.find(({ id }) => id === offerId)
  if (offer?.state !== 'open' || offer.expiresAt <= ctx.clock.now())
    throw new DomainError('waitlist.offer_over')
  const { id } = await ctx.db.orderDraft.create({
    data: {
      ownerHash: hashOfOwner(ownerKey),
      ...{ offeringId: wish.offeringId, recipientId: wish.recipientId },
      ...{ caregiverId: offer.hold?.caregiverId ?? null, startsAt: offer.startsAt },
      ...(offer.placeHoldId && { count: wish.count, endsAt: offer.endsAt }),
    },
    select: { id: true },
  })
  return { draftId: id }
}

/** Not this time: it goes to the next, and the family waits on. Again changes nothing. Refuses with waitlist.not_found. */
export async function declineOffer(
  ctx: PersonCtx,
  { offerId }: z.output<typeof waitOfferInput>,
): Promise<WishView[]> {
  requireOrdering(ctx, await getOwnWish(ctx, { offers: { some: { id: offerId } } }))
  await inTransaction(ctx.db, (tx) => closeOffer(tx, offerId, 'declined', ctx.clock.now()))
  return findWishes(ctx)
}

/** Waits no longer; what was kept goes to the next. Again changes nothing. Refuses with waitlist.not_found. */
export async function leaveWaitlist(
  ctx: PersonCtx,
  { wishId }: z.output<typeof leaveWaitlistInput>,
): Promise<WishView[]> {
  const wish = await getOwnWish(ctx, { id: wishId })
  requireOrdering(ctx, wish)
  const now = ctx.clock.now()
  await inTransaction(ctx.db, async (tx) => {
    const open = await tx.waitOffer.findFirst({ where: { wishId, state: 'open' }, select: { id: true } })
    if (open) await closeOffer(tx, open.id, 'declined', now)
    await tx.waitWish.updateMany({
      where: { id: wishId, state: { in: ['waiting', 'offered'] } },
      data: { state: 'left', closedAt: now },
    })
    await tellOfFreedTime(tx, wish.providerId)
  })
  return findWishes(ctx)
}

function requireOrdering({ viewer }: PersonCtx, { recipient }: WishRecord): void {
  if (!mayOrder(viewer, recipient.familyId)) throw new DomainError('orders.no_family_role')
}
