import { checkSlot } from '../../availability/availability.entry.ts'
import type { Ctx } from '../../context.ts'
import { recordEvent } from '../../events/events.entry.ts'
import { after, minutes } from '../../kernel/clock.ts'
import { nextDue } from '../../kernel/lifecycle.ts'
import { DomainError } from '../../kernel/problem.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import type { NoticeKind } from '../../notices/notice.contract.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { forWhom } from '../for-whom.ts'
import { getOrderRecord, type OrderRecord } from '../load-order.ts'
import { factsOf } from '../move-order.ts'
import type { Mover } from '../mover.ts'
import { nudgeOrder } from '../nudge-order.ts'
import { orderLifecycle } from '../order.lifecycle.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import { promiseTime } from '../promise-time.ts'
import { tellOfFreedTime } from '../waitlist/offer-freed.ts'
import { isMovable } from './moving.rules.ts'

export type Target = { readonly startsAt: Date; readonly caregiverId: string | null }

/**
 * Gives a visit another time, another caregiver, or both, in the caller's transaction: the old promise is given up only with the
 * new one won, since a refusal undoes both. Its clock is set anew. Refuses with moving.not_movable, moving.slot_gone,
 * orders.changed_meanwhile, and with quotes.other_month where insurance, voucher or coupon pay a part and it would leave its month.
 */
export async function reschedule(
  tx: Tx,
  ctx: Pick<Ctx, 'clock'>,
  order: OrderRecord,
  { startsAt, caregiverId }: Target,
  said: { by: Mover; reason?: string; key?: string },
): Promise<OrderRecord> {
  const now = ctx.clock.now()
  if (!isMovable(order, now)) throw new DomainError('moving.not_movable')
  // What others pay belongs to the month it was reserved in.
  const months = [startsAt, order.startsAt].map((at) => dayOf(at).slice(0, 7))
  if (months[0] !== months[1] && order.quote && order.quote.selfFen < order.priceFen)
    throw new DomainError('quotes.other_month')
  const whom = await forWhom(tx, order.recipientId)
  const { offeringId, id: exceptOrderId } = order
  const asOf = startsAt.getTime() === order.startsAt.getTime() ? await timely(tx, order) : now
  const slot = await checkSlot(tx, { offeringId, caregiverId, startsAt, now: asOf, whom, exceptOrderId })
  // Whoever was to come comes, where they can.
  const same = order.visit.caregiverId
  const candidates = [...slot.candidates].sort(
    (a, b) => Number(b.caregiverId === same) - Number(a.caregiverId === same),
  )
  await takeOver(tx, order)
  await tx.hold.updateMany({ where: { orderId: order.id, releasedAt: null }, data: { releasedAt: now } })
  const promised = { orderId: order.id, candidates, startsAt, endsAt: slot.endsAt, place: slot.place }
  const kept = await promiseTime(tx, { ...promised, expiresAt: null })
  if (!kept) throw new DomainError('moving.slot_gone')
  const movedFrom = order.movedFrom ?? order.startsAt
  const times = { startsAt, endsAt: slot.endsAt }
  const due = nextDue(orderLifecycle, order.state, { ...factsOf(order, now), ...times })
  await tx.order.update({
    where: { id: order.id },
    data: {
      ...times,
      movedFrom: movedFrom < startsAt ? movedFrom : startsAt,
      dueAt: due?.at ?? null,
      dueTransition: due?.transition ?? null,
    },
  })
  await tx.visit.update({ where: { orderId: order.id }, data: { ...times, caregiverId: kept } })
  const caregiver = await tx.caregiver.findUniqueOrThrow({ where: { id: kept }, select: { name: true } })
  await recordEvent(tx, {
    ...{
      stream: `order:${order.id}`,
      position: order.version + 1,
      subject: 'visit',
      subjectId: order.visit.id,
    },
    ...{ transition: 'reschedule', from: order.visit.state, to: order.visit.state, actor: said.by, at: now },
    ...{ reason: said.reason ?? '', key: said.key },
    data: { from: order.startsAt.toISOString(), to: startsAt.toISOString(), caregiver: caregiver.name },
  })
  const moved = await getOrderRecord(tx, { id: order.id })
  await tellOfFreedTime(tx, moved.providerId)
  await nudgeOrder(tx, moved)
  return moved
}

/** Somebody else at the same time needs no notice: the moment at which it could just be booked. */
export async function timely(db: Db | Tx, order: { offeringId: string; startsAt: Date }): Promise<Date> {
  const { noticeMinutes } = await db.offering.findUniqueOrThrow({
    where: { id: order.offeringId },
    select: { noticeMinutes: true },
  })
  return after(order.startsAt, -minutes(noticeMinutes))
}

// Whoever read the order before another's move finds its version gone and changes nothing.
async function takeOver(tx: Tx, { id, version, state }: OrderRecord): Promise<void> {
  const { count } = await tx.order.updateMany({
    where: { id, version, state },
    data: { version: { increment: 1 } },
  })
  if (count !== 1) throw new DomainError('orders.changed_meanwhile')
}

type Told = Extract<NoticeKind, `visit_${'moved' | 'replaced'}` | `move_${string}`>

/** Tells one side, or both, about a visit's time. */
export async function tellOfMove(
  tx: Tx,
  order: OrderRecord,
  kind: Told,
  sides: readonly ('family' | 'provider')[],
  about: { readonly startsAt?: Date; readonly dedupe: string },
): Promise<void> {
  const params = {
    calledBy: order.recipient.calledBy,
    providerName: order.provider.name,
    caregiverName: order.visit.caregiver.name,
    title: (order.terms as OfferingTerms).title,
    startsAt: (about.startsAt ?? order.startsAt).toISOString(),
  }
  const audiences = {
    family: { to: { familyId: order.familyId }, path: `/orders/${order.id}` },
    provider: {
      to: { providerId: order.providerId, caregiverId: order.visit.caregiverId },
      path: `/desk/${order.providerId}/orders/${order.id}`,
    },
  }
  for (const side of sides)
    await enqueue(tx, 'notice', {
      ...audiences[side],
      kind,
      params,
      dedupe: `${about.dedupe}:${side}:${kind}`,
    })
}
