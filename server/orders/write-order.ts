import type { checkSlot } from '../availability/availability.entry.ts'
import type { PlaceCheck } from '../capacity/capacity.entry.ts'
import type { PersonCtx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { createRecipient, ensureFamily, keepOwnRecipient } from '../families/families.entry.ts'
import { nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { drawVisit } from '../packages/packages.entry.ts'
import type { Prisma, Tx } from '../platform/db.ts'
import { offeringFees } from '../providers/provider.contract.ts'
import { quoteOrder } from '../quotes/quotes.entry.ts'
import { regionName } from '../regions/regions.entry.ts'
import { assertOpen } from './assert-open.ts'
import { assertPayable } from './assert-payable.ts'
import type { DraftRecord } from './drafts.ts'
import { getOrderRecord, type OrderRecord } from './load-order.ts'
import { moveOrder } from './move-order.ts'
import { asPayment, asPerson, type Mover } from './mover.ts'
import { nudgeOrder } from './nudge-order.ts'
import type { DraftRecipient, OrderState } from './order.contract.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { orderNumber, startCode } from './order-marks.ts'
import { keepPlaces, noteBirthDate } from './order-places.ts'
import type { OfferingTerms } from './order-view.contract.ts'
import { openDraftNote, sealNote } from './order-words.ts'
import { beginPlan, makeLaterVisits } from './plan/start-plan.ts'
import { promiseTime } from './promise-time.ts'
import { quoteSubject } from './quote-subject.ts'
import { settleWishes } from './waitlist/settle-wishes.ts'

/** A draft that says who and when. */
export type Ready = DraftRecord & { startsAt: Date }
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
export type Said = { key: string; seen: string | undefined; byPhone: PlacedByPhone | undefined }

/**
 * Writes the order of a draft whose hour has been looked at, with everything that belongs to it, in the caller's transaction: of all who
 * want that hour at once one keeps it. Refuses as placeOrder does.
 */
export async function writeOrder(
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
  const ahead = await drawVisit(tx, ctx, {
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
