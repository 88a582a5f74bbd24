import { checkSlot } from '../availability/availability.entry.ts'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { inTransaction, isUniqueViolation } from '../platform/db.ts'
import { loadBookability, promisesReturns } from '../providers/providers.entry.ts'
import { type DraftRecord, getDraftRecord } from './drafts.ts'
import { getOrder } from './find-orders.ts'
import { forWhomDraft } from './for-whom.ts'
import { findPlaced, glance } from './glance.ts'
import { placesFor } from './order-places.ts'
import type { OrderView } from './order-view.contract.ts'
import { heldForThem } from './waitlist/settle-wishes.ts'
import { type PlacedByPhone, type Ready, type Said, writeOrder } from './write-order.ts'

type Placement = {
  ownerKey: string
  draftId: string
  key: string
  quote?: string | undefined
  byPhone?: PlacedByPhone | undefined
}
/**
 * Turns a draft into an order: keeps the caregiver's time, asks the elder where the elder wants to be asked, else waits
 * for the payment. Repeating it with the same key or the same draft gives the order that already stands.
 * Refuses with orders.draft_not_found, orders.draft_incomplete, orders.offering_unavailable,
 * quotes.changed, quotes.above_cap, orders.provider_unbookable, orders.slot_not_offered, orders.slot_taken, families.recipient_not_found,
 * families.not_allowed, payments.held_too_long, payments.share_too_large, and where places are sold with what checkPlaces says.
 */
export async function placeOrder(
  ctx: PersonCtx,
  { ownerKey, draftId, key, quote, byPhone }: Placement,
): Promise<OrderView> {
  const seen = await glance(ctx, { ownerKey, draftId, key })
  if (seen.orderId) return getOrder(ctx, { orderId: seen.orderId, as: 'family' })
  if (seen.taken) throw new DomainError('orders.slot_taken')
  const draft = await getDraftRecord(ctx, { ownerKey, draftId })
  try {
    const { orderId, familyId } = await placeDraft(ctx, await assertReady(ctx, draft), {
      ...{ key, seen: quote, byPhone },
    })
    return getOrder(await asMember(ctx, familyId), { orderId, as: 'family' })
  } catch (error) {
    // Two tabs sent the same form at once, and the first has what the second asked for.
    const orderId = await findPlaced(ctx, { draftId, key })
    if (orderId) return getOrder(ctx, { orderId, as: 'family' })
    throw error
  }
}

const NUMBERS = 5

async function placeDraft(ctx: PersonCtx, ready: Ready, said: Said) {
  const waited = await heldForThem(ctx.db, ready)
  const { startsAt, count } = ready
  const places = await placesFor(ctx, ready, { startsAt, count, exceptHoldId: waited?.placeHoldId ?? null })
  const slot = places
    ? { endsAt: places.endsAt, place: null, candidates: [{ ...places, bufferMinutes: 0 }] }
    : await checkSlot(ctx.db, {
        offeringId: ready.offeringId,
        caregiverId: ready.caregiverId,
        startsAt: ready.startsAt,
        now: ctx.clock.now(),
        whom: await forWhomDraft(ctx.db, ready),
        exceptHoldId: waited?.holdId,
      })
  if (slot.candidates.length === 0) throw new DomainError('orders.slot_not_offered')
  for (let number = 1; ; number++) {
    try {
      return await inTransaction(ctx.db, (tx) =>
        writeOrder(tx, ctx, { ...ready, waited: waited !== null }, slot, places, said),
      )
    } catch (error) {
      // A number drawn twice on a busy day: another is drawn.
      if (number === NUMBERS || !isUniqueViolation(error, 'order_number_key')) throw error
    }
  }
}

async function assertReady(ctx: PersonCtx, draft: DraftRecord): Promise<Ready> {
  if (!draft.startsAt || !(draft.recipientId || draft.recipient))
    throw new DomainError('orders.draft_incomplete')
  if (draft.offering.retiredAt || draft.offering.suspendedAt)
    throw new DomainError('orders.offering_unavailable')
  // Written before the rule was, or brought in from elsewhere: it is not sold here.
  if (promisesReturns(draft.offering.title, draft.offering.description))
    throw new DomainError('orders.offering_unavailable')
  const bookability = await loadBookability(ctx.db, draft.offering.providerId, dayOf(draft.startsAt))
  if (!bookability?.bookable) throw new DomainError('orders.provider_unbookable')
  return { ...draft, startsAt: draft.startsAt }
}

// The first order may have made the family: the viewer was read before it stood.
async function asMember(ctx: PersonCtx, familyId: string): Promise<PersonCtx> {
  if (ctx.viewer.families.some(({ id }) => id === familyId)) return ctx
  const families = [...ctx.viewer.families, { id: familyId, name: '', role: 'organiser' as const }]
  return { ...ctx, viewer: { ...ctx.viewer, families } }
}
