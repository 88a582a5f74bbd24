import type { Ctx } from '../context.ts'
import { after, later } from '../kernel/clock.ts'
import { dayOf } from '../kernel/wall-time.ts'
import {
  type CalledOff,
  callOff,
  endStayOn,
  hasGoneOn,
  type OfferingTerms,
  rehome,
} from '../orders/orders.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, type Prisma, type Tx } from '../platform/db.ts'
import { plainFailure } from '../platform/plain-error.ts'
import { findReplacements } from './find-replacements.ts'
import { listNewcomers } from './list-affected.ts'
import { makeMove } from './move-suspension.ts'
import { againAfter } from './reach.rules.ts'
import { restoreDue } from './restore-visits.ts'
import type { Replacement } from './suspension.contract.ts'

/** Worked off at one call; what is left over comes with the next. */
const AT_ONCE = 50

/**
 * Works off what suspensions reach, as the clock: visits that came in by another door join the list; each that is due is given to a
 * colleague or called off and paid back, in a transaction of its own; what has an end is lifted; visits of plans come back
 * afterwards. Stopped anywhere it goes on where it stood; two at once do nothing twice. Gives how many were settled.
 */
export async function settleAffected(ctx: Ctx): Promise<number> {
  const now = ctx.clock.now()
  const over = await ctx.db.suspension.findMany({
    where: { state: { not: 'lifted' }, dueAt: { lte: now } },
    select: { id: true },
  })
  for (const { id } of over) await expire(ctx, id)
  await listNewcomers(ctx.db, now)
  const due = await ctx.db.affectedOrder.findMany({
    where: { state: 'pending', dueAt: { lte: now } },
    orderBy: [{ dueAt: 'asc' }, { orderId: 'asc' }],
    take: AT_ONCE,
    select: { suspensionId: true, orderId: true },
  })
  let settled = 0
  for (const one of due) if (await settle(ctx, one)) settled += 1
  await restoreDue(ctx)
  return settled
}

type One = { readonly suspensionId: string; readonly orderId: string }

async function expire(ctx: Ctx, id: string): Promise<void> {
  const asClock = { kind: 'clock', id: null, name: '' } as const
  try {
    await inTransaction(ctx.db, (tx) => makeMove(tx, ctx, id, 'expire', asClock, { text: '' }))
  } catch (error) {
    // Somebody lifted it in the same moment, or a closure took it over: that stands.
    ctx.log.info({ err: error, id }, 'a suspension did not end by the clock')
  }
}

async function settle(ctx: Ctx, one: One): Promise<boolean> {
  try {
    return await inTransaction(ctx.db, (tx) => settleOne(tx, ctx, one), { timeout: 20_000 })
  } catch (error) {
    const again = await ctx.db.affectedOrder.update({
      where: { suspensionId_orderId: one },
      data: { attempts: { increment: 1 }, lastError: plainFailure(error) },
    })
    const dueAt = after(ctx.clock.now(), againAfter(again.attempts) * 1_000)
    await ctx.db.affectedOrder.updateMany({ where: { ...one, state: 'pending' }, data: { dueAt } })
    if (!hasGoneOn(error)) ctx.log.error({ err: error, ...one }, 'a visit could not be settled')
    return false
  }
}

async function settleOne(tx: Tx, ctx: Ctx, one: One): Promise<boolean> {
  const [held] = await tx.$queryRaw<{ id: string }[]>`
    select order_id::text as id from affected_order
    where suspension_id = ${one.suspensionId}::uuid and order_id = ${one.orderId}::uuid and state = 'pending'
    for update skip locked`
  if (!held) return false
  const suspension = await tx.suspension.findUniqueOrThrow({ where: { id: one.suspensionId } })
  if (suspension.state === 'lifted') return close(tx, ctx, one, { state: 'kept' })
  const { target, reason, decidedBy, decidedByName } = suspension
  const by = { kind: 'operator', id: decidedBy, name: decidedByName } as const
  const key = `suspension:${one.suspensionId}:${one.orderId}`
  if (target === 'caregiver') {
    const caregiverName = await rehome(tx, ctx, one.orderId, { by, key })
    if (caregiverName) return close(tx, ctx, one, { state: 'rehomed', caregiverName })
  }
  // A person's own fault is not told to their family; why a house closes is.
  const said = { reason: target === 'person' ? '' : reason, key }
  const off = await callOff(tx, ctx, one.orderId, { by, ...said })
  if (off) return giveBack(tx, ctx, one, 'refunded', off)
  const lastDay = dayOf(later(after(suspension.settlesFrom, -1), ctx.clock.now()))
  const ended = await endStayOn(tx, ctx, one.orderId, { lastDay, by, ...said })
  return ended ? giveBack(tx, ctx, one, 'ended', ended) : close(tx, ctx, one, { state: 'kept' })
}

async function giveBack(
  tx: Tx,
  ctx: Ctx,
  one: One,
  state: 'refunded' | 'ended',
  { order, refundFen }: CalledOff,
) {
  const offers = await findReplacements(tx, ctx, one.orderId)
  if (offers.length > 0) await tellOfOffers(tx, order, one)
  return close(tx, ctx, one, { state, refundFen, offers: offers satisfies Replacement[] })
}

async function close(tx: Tx, ctx: Ctx, one: One, data: Prisma.AffectedOrderUpdateInput): Promise<boolean> {
  await tx.affectedOrder.update({
    where: { suspensionId_orderId: one },
    data: { ...data, settledAt: ctx.clock.now(), lastError: null },
  })
  return true
}

const tellOfOffers = (tx: Tx, order: CalledOff['order'], { suspensionId }: One) =>
  enqueue(tx, 'notice', {
    to: { familyId: order.familyId },
    kind: 'others_offered',
    path: `/orders/${order.id}`,
    dedupe: `suspension:${suspensionId}:${order.id}`,
    params: {
      calledBy: order.recipient.calledBy,
      providerName: order.provider.name,
      caregiverName: order.visit.caregiver.name,
      title: (order.terms as OfferingTerms).title,
      startsAt: order.startsAt.toISOString(),
    },
  })
