import { giveBackPlaces } from '../../capacity/capacity.entry.ts'
import type { Ctx, PersonCtx } from '../../context.ts'
import { familyPart } from '../../entitlements/entitlements.entry.ts'
import { findEventByKey } from '../../events/events.entry.ts'
import { earlier, later } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/problem.ts'
import { dayOf, instantOf } from '../../kernel/wall-time.ts'
import { type Db, isUniqueViolation, type Tx } from '../../platform/db.ts'
import { inOrderTransaction } from '../in-order-transaction.ts'
import { fundersOf, type OrderRecord } from '../load-order.ts'
import { moveOrder } from '../move-order.ts'
import { asPerson, type Mover } from '../mover.ts'
import { findStay, getStay, type StayRecord } from './find-stay.ts'
import { dateOf, textOf } from './keep-stay.ts'
import type { StaySettlement, StayView } from './stay.contract.ts'
import { usedFen } from './stay.rules.ts'

/**
 * What leaving on a day comes to. For those of the family who order, and operators. Refuses with orders.not_found,
 * orders.not_your_move, stays.not_found, stays.not_running, stays.day_outside.
 */
export async function settleStay(
  ctx: PersonCtx,
  { orderId, lastDay }: { orderId: string; lastDay: string },
): Promise<StaySettlement> {
  const { order, stay } = await getOwnStay(ctx, ctx.db, orderId)
  assertDay(ctx, order, stay, lastDay)
  return settlementOf(order, stay, lastDay)
}

/**
 * The family leaves early, with the last day it names: the stay ends then, what was not used goes back when the order closes,
 * its places are given to others at once. A day already named may only be brought nearer. Refuses as settleStay does.
 */
export async function leaveStay(
  ctx: PersonCtx,
  { orderId, lastDay, reason, key }: { orderId: string; lastDay: string; reason: string; key: string },
): Promise<StayView> {
  if ((await findEventByKey(ctx.db, key))?.stream === `order:${orderId}`) return findStay(ctx, { orderId })
  try {
    await inOrderTransaction(ctx.db, async (tx) => {
      const { order, stay, side } = await getOwnStay(ctx, tx, orderId)
      assertDay(ctx, order, stay, lastDay)
      await endStay(tx, ctx, { order, stay }, lastDay, { by: asPerson(side, ctx.viewer), reason, key })
    })
  } catch (error) {
    if (!isUniqueViolation(error, 'event_key_key')) throw error
  }
  return findStay(ctx, { orderId })
}

/** Ends a stay on a day in the caller's transaction; gives what it comes to. Whose word it is, the caller has asked. */
export async function endStay(
  tx: Tx,
  ctx: Ctx,
  { order, stay }: { order: OrderRecord; stay: StayRecord },
  lastDay: string,
  { by, ...said }: { by: Mover; reason: string; key: string },
): Promise<StaySettlement> {
  const orderId = order.id
  const settlement = settlementOf(order, stay, lastDay)
  const { priceFen, usedFen: used, backFen } = settlement
  const now = ctx.clock.now()
  const endsAt = later(now, earlier(order.endsAt, instantOf(lastDay, 1440)))
  await moveOrder(tx, ctx, order, 'leave', by, {
    ...{ ...said, endsAt, concessionFen: Math.max(order.concessionFen, priceFen - used) },
    data: { lastDay, backFen },
  })
  await tx.visit.update({ where: { orderId }, data: { endsAt } })
  await tx.stay.update({ where: { orderId }, data: { lastDay: dateOf(lastDay), leftAt: now } })
  await giveBackPlaces(tx, { orderId, after: lastDay })
  return settlement
}

/** A provider sees a stay; ending it early is the family's word, or an operator's. */
async function getOwnStay(ctx: PersonCtx, db: Db | Tx, orderId: string) {
  const found = await getStay(ctx, db, { orderId })
  if (found.side === 'provider') throw new DomainError('orders.not_your_move')
  return found
}

function assertDay({ clock }: PersonCtx, order: OrderRecord, stay: StayRecord, lastDay: string): void {
  if (order.state !== 'in_service') throw new DomainError('stays.not_running')
  const [earliest, latest] = [dayOf(clock.now()), textOf(stay.lastDay)]
  if (lastDay < earliest || lastDay > latest)
    throw new DomainError('stays.day_outside', {
      earliest: instantOf(earliest, 720),
      latest: instantOf(latest, 720),
    })
}

function settlementOf(order: OrderRecord, stay: StayRecord, lastDay: string): StaySettlement {
  const { priceFen } = order
  const used = usedFen({ startsOn: textOf(stay.startsOn), months: stay.months, wholeFen: priceFen }, lastDay)
  const reducedFen = priceFen - used
  const backFen = familyPart({ priceFen, reducedFen, shares: fundersOf(order) })
  return {
    ...{ lastDay, priceFen, usedFen: used, backFen },
    fundersLessFen: reducedFen - backFen,
    depositFen: stay.depositFen,
  }
}
