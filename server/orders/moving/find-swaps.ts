import type { z } from 'zod'
import { checkSlot } from '../../availability/availability.entry.ts'
import type { PersonCtx } from '../../context.ts'
import { dayOf, instantOf } from '../../kernel/wall-time.ts'
import { requireManager } from '../../providers/providers.entry.ts'
import { forWhom } from '../for-whom.ts'
import { getOrderRecord, type OrderRecord, orderParts } from '../load-order.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import type { findSwapsInput, SwapsView } from './moving.contract.ts'
import { isMovable } from './moving.rules.ts'
import { timely } from './reschedule.ts'

/**
 * A visit and those of other caregivers on its day, each with whether both can take each other's: fit for the work and for whom
 * they go to, and with time for the ways. Refuses with providers.not_found, providers.not_allowed, orders.not_found.
 */
export async function findSwaps(
  ctx: PersonCtx,
  { providerId, orderId }: z.output<typeof findSwapsInput>,
): Promise<SwapsView> {
  requireManager(ctx.viewer, providerId)
  const now = ctx.clock.now()
  const order = await getOrderRecord(ctx.db, { id: orderId, providerId })
  const day = dayOf(order.startsAt)
  const orders = await ctx.db.order.findMany({
    where: {
      ...{ providerId, id: { not: orderId }, state: { in: ['planned', 'requested', 'accepted'] } },
      startsAt: { gte: instantOf(day), lt: instantOf(day, 1440) },
      visit: { caregiverId: { not: order.visit.caregiverId } },
    },
    include: orderParts,
    orderBy: { startsAt: 'asc' },
    take: 40,
  })
  const others = orders.flatMap(({ visit, ...one }) => {
    const other = visit && { ...one, visit }
    return other && isMovable(other, now) ? [other] : []
  })
  const visits: SwapsView['visits'][number][] = []
  for (const other of others) {
    const can = (await couldTake(ctx, order, other)) && (await couldTake(ctx, other, order))
    visits.push({ ...viewVisit(other), can })
  }
  return { visit: viewVisit(order), movable: isMovable(order, now), visits }
}

/** Whether the caregiver of `from` could make the visit `to` if their own were not theirs any more. */
async function couldTake({ db }: PersonCtx, to: OrderRecord, from: OrderRecord): Promise<boolean> {
  const { candidates } = await checkSlot(db, {
    ...{ offeringId: to.offeringId, caregiverId: from.visit.caregiverId, startsAt: to.startsAt },
    now: await timely(db, to),
    whom: await forWhom(db, to.recipientId),
    exceptOrderId: from.id,
  })
  return candidates.length > 0
}

const viewVisit = ({ id, startsAt, endsAt, terms, recipient, visit }: OrderRecord) => ({
  ...{ orderId: id, startsAt, endsAt, calledBy: recipient.calledBy },
  title: (terms as OfferingTerms).title,
  caregiver: { id: visit.caregiverId, name: visit.caregiver.name },
})
