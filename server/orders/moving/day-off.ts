import type { z } from 'zod'
import { checkSlot, writeLeave } from '../../availability/availability.entry.ts'
import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { addDays, instantOf } from '../../kernel/wall-time.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { requireManager } from '../../providers/providers.entry.ts'
import { forWhom } from '../for-whom.ts'
import { inOrderTransaction } from '../in-order-transaction.ts'
import { getOrderRecord, orderParts } from '../load-order.ts'
import { moveOrder } from '../move-order.ts'
import { asPerson } from '../mover.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import type { DayOffView, dayOffInput, replaceDayInput } from './moving.contract.ts'
import { isMovable } from './moving.rules.ts'
import { reschedule, tellOfMove, timely } from './reschedule.ts'

type Day = z.output<typeof dayOffInput>

/**
 * What a caregiver who can't come leaves behind on one day, and who could come instead: free at that very time, fit for the work
 * and the recipient, and not suggested for two visits at once. Refuses with providers.not_found, providers.not_allowed,
 * providers.caregiver_not_found.
 */
export async function findDayOff(ctx: PersonCtx, { providerId, caregiverId, day }: Day): Promise<DayOffView> {
  requireManager(ctx.viewer, providerId)
  const caregiver = await ctx.db.caregiver.findFirst({
    where: { id: caregiverId, providerId },
    select: { id: true, name: true },
  })
  if (!caregiver) throw new DomainError('providers.caregiver_not_found')
  const names = new Map(
    (await ctx.db.caregiver.findMany({ where: { providerId }, select: { id: true, name: true } })).map(
      ({ id, name }) => [id, name],
    ),
  )
  const given: { id: string; from: Date; until: Date }[] = []
  const visits: DayOffView['visits'][number][] = []
  for (const order of await visitsOn(ctx.db, { providerId, caregiverId, day }, ctx.clock.now())) {
    const { candidates } = await checkSlot(ctx.db, {
      ...{ offeringId: order.offeringId, caregiverId: null, startsAt: order.startsAt },
      now: await timely(ctx.db, order),
      whom: await forWhom(ctx.db, order.recipientId),
      exceptOrderId: order.id,
    })
    const able = candidates.map((one) => one.caregiverId).filter((id) => id !== caregiverId)
    const free = able.filter(
      (id) => !given.some((one) => one.id === id && one.from < order.endsAt && order.startsAt < one.until),
    )
    const [best] = free
    if (best) given.push({ id: best, from: order.startsAt, until: order.endsAt })
    const named = (id: string) => ({ id, name: names.get(id) ?? '' })
    visits.push({
      ...{ orderId: order.id, state: order.state, startsAt: order.startsAt, endsAt: order.endsAt },
      title: (order.terms as OfferingTerms).title,
      calledBy: order.recipient.calledBy,
      addressLine: order.addressLine,
      best: best ? named(best) : null,
      others: able.filter((id) => id !== best).map(named),
    })
  }
  return { caregiver, day, visits }
}

/**
 * One confirmation for a day on which somebody can't come: the leave is written, each visit goes to whom was chosen or is called
 * off with everything paid back, and each family hears of it; all of it or nothing. The same key does it once. Refuses with
 * providers.not_found, providers.not_allowed, moving.day_incomplete, moving.slot_gone.
 */
export async function replaceDay(
  ctx: PersonCtx,
  input: z.output<typeof replaceDayInput>,
): Promise<DayOffView> {
  const { providerId, caregiverId, day, choices, kind, key } = input
  requireManager(ctx.viewer, providerId)
  await inOrderTransaction(ctx.db, async (tx) => {
    if (await tx.leave.findUnique({ where: { key }, select: { id: true } })) return
    const orders = await visitsOn(tx, input, ctx.clock.now())
    const to = new Map(choices.map((choice) => [choice.orderId, choice.to]))
    if (orders.some(({ id }) => !to.has(id))) throw new DomainError('moving.day_incomplete')
    const leave = { startsAt: instantOf(day), endsAt: instantOf(addDays(day, 1)), kind, note: '', key }
    await writeLeave(tx, ctx, providerId, { ...leave, caregiverId })
    for (const { id } of orders) await replace(tx, ctx, id, to.get(id) ?? 'nobody', key)
  })
  return findDayOff(ctx, { providerId, caregiverId, day })
}

async function replace(tx: Tx, ctx: PersonCtx, orderId: string, to: string, key: string): Promise<void> {
  const order = await getOrderRecord(tx, { id: orderId })
  const by = asPerson('provider', ctx.viewer)
  const said = { reason: '', key: `${key}:${orderId}` }
  if (to === 'nobody') {
    await moveOrder(tx, ctx, order, order.state === 'requested' ? 'decline' : 'withdraw', by, said)
    return
  }
  const moved = await reschedule(
    tx,
    ctx,
    order,
    { startsAt: order.startsAt, caregiverId: to },
    { by, ...said },
  )
  await tellOfMove(tx, moved, 'visit_replaced', ['family', 'provider'], { dedupe: said.key })
}

/** Those that can still be given to somebody else, in order of time. */
async function visitsOn(db: Db | Tx, { providerId, caregiverId, day }: Day, now: Date) {
  const orders = await db.order.findMany({
    where: {
      providerId,
      visit: { caregiverId },
      startsAt: { gte: instantOf(day), lt: instantOf(addDays(day, 1)) },
      state: { in: ['planned', 'requested', 'accepted'] },
    },
    include: orderParts,
    orderBy: { startsAt: 'asc' },
  })
  return orders.flatMap((order) => {
    const { visit } = order
    return visit && isMovable({ ...order, visit }, now) ? [{ ...order, visit }] : []
  })
}
