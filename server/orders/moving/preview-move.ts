import type { z } from 'zod'
import { lookAtTime, wayMinutes } from '../../availability/availability.entry.ts'
import type { PersonCtx } from '../../context.ts'
import { after, days, minutes } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/problem.ts'
import { requireManager } from '../../providers/providers.entry.ts'
import { forWhom } from '../for-whom.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import type { MovePreview, previewMoveInput } from './moving.contract.ts'
import { isMovable, movesAtOnce } from './moving.rules.ts'
import { ownOrder } from './propose-move.ts'
import { timely } from './reschedule.ts'

/**
 * What would come of giving a visit another time or caregiver, before anything is written: everything in its way, the ways from
 * the visit before and to the one after, and whether it would stand at once. For the provider's managers. Refuses with
 * orders.not_found, orders.not_your_move, providers.caregiver_not_found.
 */
export async function previewMove(
  ctx: PersonCtx,
  { orderId, startsAt, caregiverId }: z.output<typeof previewMoveInput>,
): Promise<MovePreview> {
  const order = await ownOrder(ctx, ctx.db, orderId, 'provider')
  requireManager(ctx.viewer, order.providerId)
  const caregiver = await ctx.db.caregiver.findFirst({
    where: { id: caregiverId, providerId: order.providerId },
    select: { id: true, name: true, bufferMinutes: true },
  })
  if (!caregiver) throw new DomainError('providers.caregiver_not_found')
  const now = ctx.clock.now()
  const whom = await forWhom(ctx.db, order.recipientId)
  const sameTime = startsAt.getTime() === order.startsAt.getTime()
  const reasons = await lookAtTime(ctx.db, {
    ...{ offeringId: order.offeringId, caregiverId, startsAt, whom, exceptOrderId: orderId },
    now: sameTime ? await timely(ctx.db, order) : now,
  })
  const { minutes: length } = order.terms as OfferingTerms
  const endsAt = after(startsAt, minutes(length))
  return {
    ...{ orderId, startsAt, endsAt, movable: isMovable(order, now), reasons },
    caregiver: { id: caregiver.id, name: caregiver.name },
    same: sameTime && caregiverId === order.visit.caregiverId,
    atOnce: movesAtOnce('provider', order, now, sameTime),
    ...(await neighbours(ctx, { orderId, caregiver, startsAt, endsAt, place: whom.place })),
  }
}

type Between = {
  readonly orderId: string
  readonly caregiver: { id: string; bufferMinutes: number }
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: { lat: number; lng: number } | null
}

/** The visits nearest before and after it on the way of that caregiver, within a day. */
async function neighbours(
  { db }: PersonCtx,
  { orderId, caregiver, startsAt, endsAt, place }: Between,
): Promise<Pick<MovePreview, 'before' | 'after'>> {
  const promised = await db.hold.findMany({
    where: {
      ...{
        caregiverId: caregiver.id,
        releasedAt: null,
        OR: [{ orderId: null }, { orderId: { not: orderId } }],
      },
      startsAt: { gt: after(startsAt, -days(1)), lt: after(endsAt, days(1)) },
    },
    orderBy: { startsAt: 'asc' },
    select: {
      ...{ startsAt: true, endsAt: true, visitEndsAt: true, lat: true, lng: true },
      order: { select: { paidAt: true, recipient: { select: { calledBy: true } } } },
    },
  })
  const view = (hold: (typeof promised)[number] | undefined) =>
    hold
      ? {
          calledBy: hold.order?.paidAt ? hold.order.recipient.calledBy : null,
          startsAt: hold.startsAt,
          endsAt: hold.visitEndsAt ?? hold.endsAt,
          wayMinutes: wayMinutes(
            hold.lat === null || hold.lng === null ? null : { lat: hold.lat, lng: hold.lng },
            place,
            caregiver.bufferMinutes,
          ),
        }
      : null
  return {
    before: view(promised.filter((hold) => hold.startsAt < startsAt).at(-1)),
    after: view(promised.find((hold) => hold.startsAt >= startsAt)),
  }
}
