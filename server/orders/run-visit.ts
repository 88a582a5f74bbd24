import type { PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { after, minutes } from '../kernel/clock.ts'
import { metresBetween } from '../kernel/metres.ts'
import { ownTime } from '../kernel/own-time.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { isUniqueViolation, type Tx } from '../platform/db.ts'
import { isPrepaid } from '../prepayments/prepayment.contract.ts'
import { agreedFor, assertAgreed } from '../privacy/consents.entry.ts'
import { getOrder } from './find-orders.ts'
import { inOrderTransaction } from './in-order-transaction.ts'
import { depositFenOf, getOrderRecord, type OrderRecord, ownFenOf } from './load-order.ts'
import { moveOrder, moveVisit } from './move-order.ts'
import { asPerson } from './mover.ts'
import { nudgeOrder } from './nudge-order.ts'
import type { TriedWay } from './order.contract.ts'
import { checkInFrom, GEOFENCE_METRES, START_CODE_TRIES } from './order.rules.ts'
import { visibleOrders } from './order-scope.ts'
import type { OfferingTerms, OrderView } from './order-view.contract.ts'
import { absentShare } from './reduction.rules.ts'

/** `at`: the carer's own watch, where something was noted without a network and is sent later. */
type Step = { orderId: string; key: string; at?: Date | undefined }
type Place = { lat: number; lng: number }
type How = ({ method: 'code'; code: string } & Partial<Place>) | ({ method: 'place'; reason: string } & Place)

/** Sent so much later than it happened, both times are told. */
const TOLD_APART = minutes(2)

/** The carer sets out. Refuses with orders.not_found, orders.changed_meanwhile, orders.time_impossible. */
export const depart = (ctx: PersonCtx, step: Step): Promise<OrderView> =>
  runVisit(ctx, step, async (tx, order) => {
    const { at, data } = happened(ctx, step)
    const mover = asPerson('provider', ctx.viewer)
    const gone = await moveVisit(tx, ctx, order, 'depart', mover, { departedAt: at }, { ...step, data })
    await nudgeOrder(tx, gone)
  })

/**
 * The visit begins: with the code the elder shows, or within 300 m of the place with a reason why without. Keeps the
 * six check-in facts: service, recipient, caregiver, date, place (where the phone tells it and it was agreed to), start
 * (and later end). Refuses with privacy.whereabouts_not_agreed (then only the code begins it), orders.not_found,
 * orders.too_early, orders.start_code_wrong, orders.start_code_locked, orders.too_far, orders.time_impossible,
 * orders.changed_meanwhile.
 */
export async function checkIn(ctx: PersonCtx, { how, ...step }: Step & { how: How }): Promise<OrderView> {
  if (how.method === 'code') await assertCode(ctx, step, how.code)
  return runVisit(ctx, step, async (tx, order) => {
    const { at, data } = happened(ctx, step, order.visit.departedAt)
    assertTime(order, at)
    if (how.method === 'place') {
      await assertAgreed(ctx, tx, order.recipientId, 'whereabouts')
      assertNear(order, how)
    }
    const mover = asPerson('provider', ctx.viewer)
    const mayKeep = await mayKeepPlace(ctx, tx, order)
    const { lat: checkInLat = null, lng: checkInLng = null } = mayKeep ? how : {}
    const reason = how.method === 'place' ? how.reason : ''
    const facts = {
      ...{ checkedInAt: at, checkInMethod: how.method, checkInLat, checkInLng },
      ...(reason && { checkInReason: reason }),
    }
    const told = { method: how.method, placeKnown: order.lat !== null, ...data }
    const inside = await moveVisit(tx, ctx, order, 'check_in', mover, facts, { ...step, reason, data: told })
    await moveOrder(tx, ctx, inside, 'begin', mover)
  })
}

/**
 * The visit ends, with a few words for the family. Refuses with orders.not_found, orders.time_impossible,
 * orders.changed_meanwhile, stays.still_running.
 */
export const checkOut = (
  ctx: PersonCtx,
  { report, ...step }: Step & { report: string },
): Promise<OrderView> =>
  runVisit(ctx, step, async (tx, order) => {
    const { at, data } = happened(ctx, step, order.visit.checkedInAt)
    // Months paid ahead end on their last day, or when the family leaves: not with a press of the carer's button.
    if (isPrepaid(order.terms) && dayOf(at) < dayOf(after(order.endsAt, -1)))
      throw new DomainError('stays.still_running')
    const mover = asPerson('provider', ctx.viewer)
    const sealed = ctx.ports.vault.seal('visit.report', order.visit.id, report)
    const facts = { checkedOutAt: at, report: sealed }
    const done = await moveVisit(tx, ctx, order, 'check_out', mover, facts, { ...step, data })
    await moveOrder(tx, ctx, done, 'finish', mover)
  })

/**
 * Nobody opens: after twenty minutes and having tried to reach somebody the carer turns back. Where a carer comes to a home
 * their position is part of the evidence. What cancelling at the last moment gives back comes back to the family, which may
 * agree or say otherwise.
 * Refuses with orders.not_found, orders.wait_longer, orders.place_missing, orders.too_far, orders.changed_meanwhile.
 */
export const turnBack = (
  ctx: PersonCtx,
  { tried, note, lat, lng, ...step }: Step & { tried: readonly TriedWay[]; note: string } & Partial<Place>,
): Promise<OrderView> =>
  runVisit(ctx, step, async (tx, order) => {
    const here = lat === undefined || lng === undefined ? null : { lat, lng }
    const travelled = (order.terms as OfferingTerms).mode === 'at_home'
    if (travelled && !here) throw new DomainError('orders.place_missing')
    if (travelled && here) assertNear(order, here)
    // That the carer was there is evidence enough where the place itself may not be written down.
    const mayKeep = await mayKeepPlace(ctx, tx, order)
    await moveOrder(tx, ctx, order, 'turn_back', asPerson('provider', ctx.viewer), {
      ...step,
      reason: note,
      data: { tried, ...(mayKeep && here), placeKnown: order.lat !== null },
      concessionFen: absentShare(order.refundPolicy, ownFenOf(order) - depositFenOf(order)),
    })
  })

/** When it happened by the carer's watch, and what the timeline keeps of it where it reached us much later. */
export function happened(
  ctx: PersonCtx,
  { at: said }: Step,
  notBefore: Date | null = null,
): { at: Date; data: Record<string, unknown> } {
  const now = ctx.clock.now()
  const own = ownTime(said, { now, from: notBefore })
  if (!own) throw new DomainError('orders.time_impossible')
  const at = notBefore && own < notBefore ? notBefore : own
  const late = now.getTime() - at.getTime() > TOLD_APART
  return { at, data: late ? { happenedAt: at.toISOString() } : {} }
}

/** Where somebody lives is not written down without their yes. */
export async function mayKeepPlace(
  { clock }: PersonCtx,
  tx: Tx,
  { recipientId }: OrderRecord,
): Promise<boolean> {
  return (await agreedFor({ db: tx, clock }, recipientId)).whereabouts
}

/** Runs a step of a visit once for its key, for whoever serves it, and gives the order as it then stands. */
export async function runVisit(
  ctx: PersonCtx,
  { orderId, key }: Step,
  run: (tx: Tx, order: OrderRecord) => Promise<void>,
): Promise<OrderView> {
  const answer = () => getOrder(ctx, { orderId, as: 'provider' })
  const before = await answer()
  if ((await findEventByKey(ctx.db, key))?.stream === `order:${orderId}`) return before
  try {
    await inOrderTransaction(ctx.db, async (tx) => run(tx, await getServedOrder(tx, ctx, orderId)))
  } catch (error) {
    if (!isUniqueViolation(error, 'event_key_key')) throw error
  }
  return answer()
}

function getServedOrder(tx: Tx, ctx: PersonCtx, orderId: string): Promise<OrderRecord> {
  const mine = visibleOrders(ctx.viewer).find(({ side }) => side === 'provider')
  if (!mine) throw new DomainError('orders.not_found')
  return getOrderRecord(tx, { AND: [{ id: orderId }, mine.where] })
}

// Wrong tries are counted outside the visit's own transaction: a refusal must not roll its count back.
async function assertCode(ctx: PersonCtx, step: Step, code: string): Promise<void> {
  const mine = visibleOrders(ctx.viewer).find(({ side }) => side === 'provider')
  if (!mine) throw new DomainError('orders.not_found')
  const { visit, startsAt } = await getOrderRecord(ctx.db, { AND: [{ id: step.orderId }, mine.where] })
  if (visit.checkedInAt) return
  assertTime({ startsAt }, happened(ctx, step).at)
  const { count } = await ctx.db.visit.updateMany({
    where: { id: visit.id, wrongCodes: { lt: START_CODE_TRIES } },
    data: { wrongCodes: { increment: 1 } },
  })
  if (count === 0) throw new DomainError('orders.start_code_locked')
  if (code !== visit.startCode) {
    throw new DomainError('orders.start_code_wrong', {
      left: Math.max(0, START_CODE_TRIES - visit.wrongCodes - 1),
    })
  }
  await ctx.db.visit.update({ where: { id: visit.id }, data: { wrongCodes: 0 } })
}

/** Up to an hour before the agreed start; refuses with orders.too_early. */
export function assertTime({ startsAt }: { startsAt: Date }, now: Date): void {
  const from = checkInFrom(startsAt)
  if (now < from) throw new DomainError('orders.too_early', { from })
}

// Where the place itself is not known the reason stands alone, and the family sees that it does.
function assertNear({ lat, lng }: OrderRecord, here: { lat: number; lng: number }): void {
  if (lat === null || lng === null) return
  const metres = Math.round(metresBetween({ lat, lng }, here))
  if (metres > GEOFENCE_METRES) throw new DomainError('orders.too_far', { metres })
}
