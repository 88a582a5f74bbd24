import { checkSlot } from '../availability/availability.entry.ts'
import type { PlaceCheck } from '../capacity/capacity.entry.ts'
import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { createRecipient, ensureFamily, keepOwnRecipient } from '../families/families.entry.ts'
import { nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { drawVisit } from '../packages/packages.entry.ts'
import { inTransaction, isUniqueViolation, type Prisma, type Tx } from '../platform/db.ts'
import { offeringFees } from '../providers/provider.contract.ts'
import { loadBookability, promisesReturns } from '../providers/providers.entry.ts'
import { quoteOrder } from '../quotes/quotes.entry.ts'
import { regionName } from '../regions/regions.entry.ts'
import { assertOpen } from './assert-open.ts'
import { assertPayable } from './assert-payable.ts'
import { type DraftRecord, getDraftRecord } from './drafts.ts'
import { getOrder } from './find-orders.ts'
import { forWhomDraft } from './for-whom.ts'
import { findPlaced, glance } from './glance.ts'
import { getOrderRecord, type OrderRecord } from './load-order.ts'
import { moveOrder } from './move-order.ts'
import { asPayment, asPerson, type Mover } from './mover.ts'
import { nudgeOrder } from './nudge-order.ts'
import type { DraftRecipient, OrderState } from './order.contract.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { orderNumber, startCode } from './order-marks.ts'
import { keepPlaces, noteBirthDate, placesFor } from './order-places.ts'
import type { OfferingTerms, OrderView } from './order-view.contract.ts'
import { openDraftNote, sealNote } from './order-words.ts'
import { beginPlan, makeLaterVisits } from './plan/start-plan.ts'
import { promiseTime } from './promise-time.ts'
import { quoteSubject } from './quote-subject.ts'
import { heldForThem, settleWishes } from './waitlist/settle-wishes.ts'

type Ready = DraftRecord & { startsAt: Date }
type Placement = {
  ownerKey: string
  draftId: string
  key: string
  quote?: string | undefined
  byPhone?: PlacedByPhone | undefined
}
/** Staff places it in the payer's name: whom the timeline names, and what else belongs into the same transaction. */
export type PlacedByPhone = {
  readonly actor: Mover
  readonly data: Record<string, unknown>
  readonly placed: (
    tx: Tx,
    order: { orderId: string; familyId: string; params: Record<string, unknown> },
  ) => Promise<void>
}
/** The press of the button, and the quote it said yes to. */
type Said = { key: string; seen: string | undefined; byPhone: PlacedByPhone | undefined }

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

async function writeOrder(
  tx: Tx,
  ctx: PersonCtx,
  draft: Ready & { waited: boolean },
  slot: Awaited<ReturnType<typeof checkSlot>>,
  places: PlaceCheck | null,
  { key, seen, byPhone }: Said,
): Promise<{ orderId: string; familyId: string }> {
  const orderId = await claimDraft(tx, draft)
  const now = ctx.clock.now()
  const { offering } = draft
  const recipient = await recipientOf(tx, ctx, draft)
  const state: OrderState = recipient.asksFirst ? 'awaiting_elder' : 'awaiting_payment'
  const facts = {
    ...{ now, state, enteredAt: now, startsAt: draft.startsAt, endsAt: slot.endsAt },
    byPhone: byPhone !== undefined,
  }
  const due = nextDue(orderLifecycle, state, facts)
  const expiresAt = due?.at ?? null
  if (draft.waited) await settleWishes(tx, draft, now)
  const caregiverId = places
    ? await keepPlaces(tx, places, { orderId, expiresAt })
    : await promiseTime(tx, {
        orderId,
        candidates: slot.candidates,
        startsAt: draft.startsAt,
        endsAt: slot.endsAt,
        place: slot.place,
        expiresAt,
      })
  if (!caregiverId) throw new DomainError('orders.slot_taken')
  const { familyId, id: recipientId } = recipient
  await assertOpen(tx, {
    providerId: offering.providerId,
    offeringId: offering.id,
    userId: ctx.viewer.userId,
  })
  const plan = await beginPlan(tx, ctx, draft, { orderId, familyId, recipientId })
  const terms = termsOf(offering, places)
  const { endsAt } = slot
  await assertPayable(tx, ctx, { providerId: offering.providerId, category: offering.category, endsAt })
  const ahead = plan
    ? null
    : await drawVisit(tx, ctx, {
        ...{ orderId, recipientId, offeringId: offering.id, day: dayOf(draft.startsAt) },
        mover: { kind: 'family', id: ctx.viewer.userId, name: ctx.viewer.name },
      })
  const { startsAt } = draft
  const subject = quoteSubject({ offering, terms, recipientId, startsAt, endsAt, package: ahead })
  const quote = await quoteOrder(tx, ctx, { ...subject, orderId, seen })
  const site = offering.mode === 'on_site' ? await siteOf(tx, draft) : null
  await tx.order.createMany({
    data: {
      id: orderId,
      number: orderNumber(now),
      familyId: recipient.familyId,
      recipientId: recipient.id,
      providerId: offering.providerId,
      offeringId: offering.id,
      placedBy: ctx.viewer.userId,
      state,
      version: 1,
      enteredAt: now,
      placedAt: now,
      startsAt: draft.startsAt,
      endsAt: slot.endsAt,
      dueAt: due?.at ?? null,
      dueTransition: due?.transition ?? null,
      priceFen: quote.priceFen,
      refundPolicy: offering.refundPolicy,
      terms: terms as Prisma.InputJsonObject,
      addressLine: site ? `${site.district} ${site.addressLine}`.trim() : await homeAddress(tx, recipient),
      lat: site?.lat ?? recipient.lat,
      lng: site?.lng ?? recipient.lng,
      note: sealNote(ctx.ports.vault, { id: orderId, note: openDraftNote(ctx.ports.vault, draft) }),
      placementKey: key,
      byPhone: byPhone !== undefined,
      ...(plan && { planId: plan.planId, planDay: plan.planDay }),
    },
  })
  const times = { startsAt: draft.startsAt, endsAt: slot.endsAt }
  await tx.visit.createMany({ data: { orderId, caregiverId, ...times, startCode: startCode() } })
  if (plan) await makeLaterVisits(tx, ctx, plan, { orderId, caregiverId })
  await tx.orderDraft.updateMany({ where: { id: draft.id }, data: { orderId } })
  await recordEvent(tx, {
    stream: `order:${orderId}`,
    position: 1,
    subject: 'order',
    subjectId: orderId,
    transition: 'place',
    from: null,
    to: state,
    actor: byPhone?.actor ?? asPerson('family', ctx.viewer),
    ...(byPhone && { data: byPhone.data }),
    at: now,
  })
  const isFree = state === 'awaiting_payment' && quote.selfFen + (terms.depositFen ?? 0) === 0
  if (isFree) await moveOrder(tx, ctx, await getOrderRecord(tx, { id: orderId }), 'pay', asPayment)
  else
    await nudgeOrder(tx, { id: orderId, version: 1, familyId, recipientId, providerId: offering.providerId })
  if (state === 'awaiting_elder' || byPhone) {
    const order = await getOrderRecord(tx, { id: orderId })
    if (state === 'awaiting_elder') await tellElderIsAsked(tx, order)
    await byPhone?.placed(tx, { orderId, familyId, params: paramsOf(order) })
  }
  return { orderId, familyId }
}

/** A draft becomes one order, whatever keys its tabs were sent with: the second waits here for the first. Gives its id. */
async function claimDraft(tx: Tx, { id }: Ready): Promise<string> {
  const [order] = await tx.$queryRaw<{ id: string }[]>`
    select uuidv7()::text as id from order_draft where id = ${id}::uuid and order_id is null for update`
  if (!order) throw new DomainError('orders.changed_meanwhile')
  return order.id
}

async function recipientOf(tx: Tx, ctx: PersonCtx, draft: Ready) {
  if (draft.recipientId) {
    const recipient = await keepOwnRecipient(ctx, tx, draft.recipientId)
    await noteBirthDate(tx, recipient.id, draft.bornOn)
    return recipient
  }
  const family = await ensureFamily(tx, ctx.viewer, ctx.clock.now())
  const { id } = await createRecipient(tx, family.id, draft.recipient as DraftRecipient)
  await noteBirthDate(tx, id, draft.bornOn)
  return tx.recipient.findUniqueOrThrow({ where: { id } })
}

/** 上海市浦东新区 示例路 18 弄: street names repeat from district to district. */
async function homeAddress(
  tx: Tx,
  { regionCode, addressLine }: { regionCode: string | null; addressLine: string },
): Promise<string> {
  const region = regionCode && (await regionName(tx, regionCode))
  return region ? `${region} ${addressLine}` : addressLine
}

const siteOf = (tx: Tx, { offering }: Ready) =>
  tx.site.findFirst({
    where: offering.siteId ? { id: offering.siteId } : { providerId: offering.providerId },
  })

async function tellElderIsAsked(tx: Tx, order: OrderRecord): Promise<void> {
  await enqueue(tx, 'notice', {
    to: { familyId: order.familyId },
    kind: 'elder_asked',
    path: `/orders/${order.id}`,
    dedupe: `${order.id}:elder_asked`,
    params: paramsOf(order),
  })
}

const paramsOf = (order: OrderRecord) => ({
  calledBy: order.recipient.calledBy,
  providerName: order.provider.name,
  caregiverName: order.visit.caregiver.name,
  title: (order.terms as OfferingTerms).title,
  startsAt: order.startsAt.toISOString(),
})

const termsOf = (
  { title, category, mode, unit, minutes, priceFen, fees, tasks, depositFen }: Ready['offering'],
  places: PlaceCheck | null,
): OfferingTerms => ({
  title,
  category,
  mode,
  unit,
  minutes,
  priceFen,
  fees: offeringFees.parse(fees),
  ...(tasks.length > 0 && { tasks }),
  ...(places && { places: { term: places.term, count: places.count } }),
  // A deposit goes with months, nothing shorter.
  ...(places?.term === 'months' && depositFen > 0 && { depositFen }),
})

// The first order may have made the family: the viewer was read before it stood.
async function asMember(ctx: PersonCtx, familyId: string): Promise<PersonCtx> {
  if (ctx.viewer.families.some(({ id }) => id === familyId)) return ctx
  const families = [...ctx.viewer.families, { id: familyId, name: '', role: 'organiser' as const }]
  return { ...ctx, viewer: { ...ctx.viewer, families } }
}
