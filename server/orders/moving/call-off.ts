import { checkSlot } from '../../availability/availability.entry.ts'
import type { Ctx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import type { Tx } from '../../platform/db.ts'
import { forWhom } from '../for-whom.ts'
import { getOrderRecord, moneyOf, type OrderRecord } from '../load-order.ts'
import { moveOrder } from '../move-order.ts'
import type { Mover, Said } from '../mover.ts'
import type { OrderState, OrderTransition } from '../order.contract.ts'
import { textOf } from '../stay/keep-stay.ts'
import { endStay } from '../stay/settle-stay.ts'
import { isMovable } from './moving.rules.ts'
import { reschedule, tellOfMove, timely } from './reschedule.ts'

/** How an operator ends an order that has not begun, so that all that was paid goes back. */
const ending: Partial<Record<OrderState, OrderTransition>> = {
  awaiting_elder: 'cancel',
  awaiting_payment: 'cancel',
  planned: 'withdraw',
  requested: 'decline',
  accepted: 'withdraw',
}

/** What became of an order: the fen on their way back to the family, or null where it had gone on and was left alone. */
export type CalledOff = { readonly refundFen: number; readonly order: OrderRecord }

/**
 * Calls an order off by the operators' hand, in the caller's transaction: its time is free, everything paid goes back, both sides
 * are told. Null where it has begun or is over.
 */
export async function callOff(
  tx: Tx,
  ctx: Ctx,
  orderId: string,
  { by, ...said }: { by: Mover } & Said,
): Promise<CalledOff | null> {
  const order = await getOrderRecord(tx, { id: orderId })
  const transition = ending[order.state]
  const begun = order.startsAt <= ctx.clock.now() || order.visit.state === 'on_the_way'
  if (!transition || begun) return null
  const { paidFen, refundedFen } = moneyOf(order)
  return { refundFen: paidFen - refundedFen, order: await moveOrder(tx, ctx, order, transition, by, said) }
}

/**
 * Gives a visit to the best other caregiver of its provider at the same time, in the caller's transaction, and tells both sides.
 * Gives their name, or null where nobody is free or it can't be moved any more.
 */
export async function rehome(
  tx: Tx,
  ctx: Ctx,
  orderId: string,
  { by, key }: { by: Mover; key: string },
): Promise<string | null> {
  const order = await getOrderRecord(tx, { id: orderId })
  if (!isMovable(order, ctx.clock.now())) return null
  const { candidates } = await checkSlot(tx, {
    ...{ offeringId: order.offeringId, caregiverId: null, startsAt: order.startsAt },
    now: await timely(tx, order),
    whom: await forWhom(tx, order.recipientId),
    exceptOrderId: order.id,
  })
  const other = candidates.find(({ caregiverId }) => caregiverId !== order.visit.caregiverId)
  if (!other) return null
  const to = { startsAt: order.startsAt, caregiverId: other.caregiverId }
  const moved = await reschedule(tx, ctx, order, to, { by, key })
  await tellOfMove(tx, moved, 'visit_replaced', ['family', 'provider'], { dedupe: key })
  return moved.visit.caregiver.name
}

/**
 * Ends months paid ahead that are running on the last day of a house that closes: what was not used goes back when the order
 * closes, as where a family leaves. Null where it is no such stay, over, or ends by then anyway.
 */
export async function endStayOn(
  tx: Tx,
  ctx: Ctx,
  orderId: string,
  { lastDay, by, reason, key }: { lastDay: string; by: Mover; reason: string; key: string },
): Promise<CalledOff | null> {
  const order = await getOrderRecord(tx, { id: orderId })
  const stay = await tx.stay.findUnique({ where: { orderId } })
  if (!stay || order.state !== 'in_service' || textOf(stay.lastDay) <= lastDay) return null
  const { backFen } = await endStay(tx, ctx, { order, stay }, lastDay, { by, reason, key })
  return { refundFen: backFen, order }
}

/** A move that lost against another one made at the same moment: to be read and decided again. */
export const hasGoneOn = (error: unknown): boolean =>
  error instanceof DomainError && ['orders.changed_meanwhile', 'moving.slot_gone'].includes(error.code)
