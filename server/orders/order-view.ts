import { familyPart } from '../entitlements/entitlements.entry.ts'
import { findTimeline } from '../events/events.entry.ts'
import { orderingRoles } from '../families/family.contract.ts'
import { days, minutes } from '../kernel/clock.ts'
import { movesFor } from '../kernel/lifecycle.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import { findOrderMoney } from '../ledger/ledger.entry.ts'
import type { Db, Tx } from '../platform/db.ts'
import { type KeptQuote, openQuote, viewQuote } from '../quotes/quotes.entry.ts'
import { depositFenOf, dueFenOf, fundersOf, moneyOf, type OrderRecord, packageFenOf } from './load-order.ts'
import { factsOf } from './move-order.ts'
import { isMovable } from './moving/moving.rules.ts'
import { type ButtonTransition, buttonTransitions, type OrderTransition } from './order.contract.ts'
import { orderLifecycle } from './order.lifecycle.ts'
import { contactKept, refundOnCancel } from './order.rules.ts'
import type { Side } from './order-scope.ts'
import type { OfferingTerms, OrderView, TimelineEvent } from './order-view.contract.ts'
import type { RefundPolicy } from './policy.contract.ts'
import { turnBackFrom, unservedShare } from './reduction.rules.ts'
import { rangeOf } from './reduction-range.ts'

/** Reviews are open from the check-out: two days for the confirmation and a week more. */
const REVIEW_WINDOW = days(9)

/** One order as one side sees it, timeline included. Two reads: the events, and the money. */
export async function viewOrder(
  db: Db | Tx,
  order: OrderRecord,
  { side, viewer, now }: { side: Side; viewer: Viewer; now: Date },
): Promise<OrderView> {
  const timeline = (await findTimeline(db, `order:${order.id}`)) as TimelineEvent[]
  const mayKnow = side !== 'provider' && order.payments.length > 0
  const money = moneyOf(order)
  const moves = movesOf(order, side, viewer, now)
  const reachable = side !== 'provider' || contactKept(order, now)
  return {
    id: order.id,
    number: order.number,
    version: order.version,
    state: order.state,
    moves,
    as: side,
    placedAt: order.placedAt,
    placedByName: timeline.find((event) => event.transition === 'place')?.actorName ?? '',
    startsAt: order.startsAt,
    endsAt: order.endsAt,
    due: dueOf(order),
    priceFen: order.priceFen,
    refundPolicy: order.refundPolicy as RefundPolicy,
    refundIfCancelledFen: moves.includes('cancel')
      ? refundOnCancel({ ...order, paidFen: money.paidFen, depositFen: depositFenOf(order), now })
      : null,
    visitIfCancelledFen:
      moves.includes('cancel') && packageFenOf(order) > 0
        ? refundOnCancel({ ...order, paidFen: packageFenOf(order), depositFen: 0, now })
        : null,
    concessionFen: familyPart({
      priceFen: order.priceFen,
      reducedFen: order.concessionFen,
      shares: fundersOf(order),
    }),
    reducedFen: order.concessionFen,
    hasStay: order.stay !== null && (side === 'operator' || mayMove(order, side, viewer)),
    reduction: reductionOf(order, side, viewer),
    terms: order.terms as OfferingTerms,
    addressLine: reachable ? order.addressLine : '',
    note: reachable ? order.note : '',
    familyId: order.familyId,
    recipient: { ...order.recipient, phone: reachable ? order.recipient.phone : null },
    provider: order.provider,
    visit: viewVisit(order, side, viewer),
    payment: paymentOf(order, money.refundedFen, side === 'family' && mayOrder(viewer, order.familyId)),
    quote: order.quote && (await quoteOf(db, order, side === 'family' && mayOrder(viewer, order.familyId))),
    money: mayKnow ? await findOrderMoney(db, order.id) : null,
    reviews: order.reviews.filter(shownTo(side)).map(({ voice, stars, text, reply, createdAt }) => ({
      voice,
      stars,
      text,
      reply,
      createdAt,
    })),
    canReview: side === 'family' && reviewable(order, now) && mayOrder(viewer, order.familyId),
    canExtend:
      side === 'family' &&
      isExtendable(order, viewer, now) &&
      !timeline.some(({ transition }) => transition === 'extend'),
    planId: order.planId,
    proposal: await proposalOf(db, order, { side, viewer, now }),
    canMove: isMovable(order, now) && mayMove(order, side, viewer),
    timeline,
  }
}

// Why somebody pays nothing may tell of a recipient's health.
const quoteOf = async (db: Db | Tx, order: OrderRecord, explained: boolean) =>
  viewQuote(await openQuote(db, order.quote as KeptQuote), { explained, depositFen: depositFenOf(order) })

const mayMove = (order: OrderRecord, side: Side, viewer: Viewer) =>
  (side === 'family' && mayOrder(viewer, order.familyId)) ||
  (side === 'provider' && manages(viewer, order.providerId))

async function proposalOf(
  db: Db | Tx,
  order: OrderRecord,
  { side, viewer, now }: { side: Side; viewer: Viewer; now: Date },
): Promise<OrderView['proposal']> {
  const open = order.proposals.find(({ dueAt }) => dueAt > now)
  if (!open || side === 'operator') return null
  const { id, startsAt, endsAt, note, dueAt, proposedBy } = open
  const own = open.side === side
  const mine = viewer.kind === 'person' && viewer.userId === proposedBy
  // Who of the other side asked is their own business.
  const asker =
    own && !mine ? await db.user.findUnique({ where: { id: proposedBy }, select: { name: true } }) : null
  const may = !mayMove(order, side, viewer)
    ? []
    : own
      ? ['withdraw' as const]
      : ['agree' as const, 'refuse' as const]
  return {
    id,
    side: open.side,
    mine,
    askedByName: asker?.name ?? null,
    startsAt,
    endsAt,
    caregiverName: open.caregiver?.name ?? null,
    note,
    dueAt,
    may,
  }
}

export const dueOf = (order: { dueAt: Date | null; dueTransition: string | null }): OrderView['due'] =>
  order.dueAt && order.dueTransition
    ? { at: order.dueAt, transition: order.dueTransition as OrderTransition }
    : null

/** Buttons of this viewer: a family's watchers and a provider's carers have none here. */
function movesOf(order: OrderRecord, side: Side, viewer: Viewer, now: Date): ButtonTransition[] {
  if (side === 'family' && !mayOrder(viewer, order.familyId)) return []
  if (side === 'provider' && !manages(viewer, order.providerId)) return []
  return movesFor(orderLifecycle, side, order.state, factsOf(order, now)).filter(isButton)
}

/** The visit of an order as one side sees it, with what they may do next. */
export function viewVisit(
  order: Pick<OrderRecord, 'providerId' | 'state' | 'startsAt' | 'visit'>,
  side: Side,
  viewer: Viewer,
): OrderView['visit'] {
  const { visit } = order
  const serves =
    side === 'provider' && (manages(viewer, order.providerId) || isCarer(viewer, visit.caregiverId))
  const waiting = visit.state === 'assigned' || visit.state === 'on_the_way'
  return {
    id: visit.id,
    state: visit.state,
    caregiver: visit.caregiver,
    startCode: side === 'family' && order.state === 'accepted' ? visit.startCode : null,
    departedAt: visit.departedAt,
    checkedInAt: visit.checkedInAt,
    checkInMethod: visit.checkInMethod,
    checkInReason: visit.checkInReason,
    checkedOutAt: visit.checkedOutAt,
    report: visit.report,
    canDepart: serves && order.state === 'accepted' && visit.state === 'assigned',
    canCheckIn: serves && order.state === 'accepted' && waiting,
    canCheckOut: serves && order.state === 'in_service' && visit.state === 'in_service',
    missedBy: visit.missedBy,
    leftWhy: visit.leftWhy as OrderView['visit']['leftWhy'],
    canLeave: serves && (order.state === 'in_service' || (order.state === 'accepted' && waiting)),
    turnBackFrom: serves && order.state === 'accepted' && waiting ? turnBackFrom(order.startsAt) : null,
  }
}

function reductionOf(order: OrderRecord, side: Side, viewer: Viewer): OrderView['reduction'] {
  const may =
    (side === 'provider' && order.state === 'completed' && manages(viewer, order.providerId)) ||
    (side === 'operator' && (order.state === 'completed' || order.state === 'disputed'))
  if (!may) return null
  const range = rangeOf(order)
  if (!range) return null
  const { checkedInAt, checkedOutAt } = order.visit
  const served =
    checkedInAt && checkedOutAt ? (checkedOutAt.getTime() - checkedInAt.getTime()) / minutes(1) : 0
  const agreed = (order.terms as OfferingTerms).minutes
  const fair =
    order.visit.missedBy === 'family' || order.visit.leftWhy
      ? order.concessionFen
      : unservedShare(order.priceFen, { agreedMinutes: agreed, servedMinutes: served })
  return { ...range, fairFen: Math.min(range.mostFen, Math.max(fair, order.concessionFen)) }
}

/** Where to pay is told to those who may. */
function paymentOf(order: OrderRecord, refundedFen: number, mayPay: boolean): OrderView['payment'] {
  const payment = order.payments.find(({ state }) => state === 'paid') ?? order.payments.at(-1)
  if (!payment) return { state: 'none', amountFen: dueFenOf(order), refundedFen, url: null }
  return { state: payment.state, amountFen: payment.amountFen, refundedFen, url: mayPay ? payment.url : null }
}

/** What the other side wrote is sealed until the round is published, and gone once it was taken down. */
const shownTo =
  (side: Side) =>
  ({ state }: { state: string }) =>
    side === 'family' || state === 'published'

const reviewable = (order: OrderRecord, now: Date) =>
  (order.state === 'completed' || order.state === 'closed') &&
  order.visit.checkedOutAt !== null &&
  now.getTime() - order.visit.checkedOutAt.getTime() < REVIEW_WINDOW &&
  !order.reviews.some(({ voice }) => voice === 'family')

/** Whether this person may order, cancel and confirm for the family, not only watch. */
export const mayOrder = (viewer: Viewer, familyId: string) =>
  viewer.kind === 'person' &&
  viewer.families.some(({ id, role }) => id === familyId && orderingRoles.includes(role))

/** Whether the family could be given more time to pay, if it was not before. */
export const isExtendable = (order: OrderRecord, viewer: Viewer, now: Date): boolean =>
  order.state === 'awaiting_payment' &&
  order.dueTransition === 'lapse' &&
  order.dueAt !== null &&
  now < order.dueAt &&
  order.dueAt < order.startsAt &&
  mayOrder(viewer, order.familyId)

export const manages = (viewer: Viewer, providerId: string) =>
  viewer.kind === 'person' && viewer.providers.some(({ id, role }) => id === providerId && role === 'manager')

export const isCarer = (viewer: Viewer, caregiverId: string) =>
  viewer.kind === 'person' && viewer.providers.some((membership) => membership.caregiverId === caregiverId)

const isButton = (name: OrderTransition): name is ButtonTransition =>
  (buttonTransitions as readonly string[]).includes(name)
