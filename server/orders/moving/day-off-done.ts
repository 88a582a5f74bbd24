import type { z } from 'zod'
import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { addDays, dayOf, instantOf } from '../../kernel/wall-time.ts'
import { requireManager } from '../../providers/providers.entry.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import type { DayOffDone, dayOffDoneInput } from './moving.contract.ts'

/**
 * What one confirmation of a day off has done, read from what was written then: who went where, what was called off, when the
 * families were told. Refuses with providers.not_found, providers.not_allowed, moving.day_not_found.
 */
export async function findDayOffDone(
  ctx: PersonCtx,
  { providerId, key }: z.output<typeof dayOffDoneInput>,
): Promise<DayOffDone> {
  requireManager(ctx.viewer, providerId)
  const leave = await ctx.db.leave.findFirst({
    where: { key, caregiver: { providerId } },
    include: { caregiver: { select: { id: true, name: true } } },
  })
  if (!leave) throw new DomainError('moving.day_not_found')
  const day = dayOf(leave.startsAt)
  const orders = await ctx.db.order.findMany({
    where: { providerId, startsAt: { gte: instantOf(day), lt: instantOf(addDays(day, 1)) } },
    orderBy: { startsAt: 'asc' },
    select: {
      ...{ id: true, startsAt: true, endsAt: true, terms: true },
      recipient: { select: { calledBy: true } },
    },
  })
  const events = await ctx.db.event.findMany({
    where: { key: { in: orders.map(({ id }) => `${key}:${id}`) } },
    select: { key: true, transition: true, data: true },
  })
  return {
    ...{ day, kind: leave.kind, at: leave.recordedAt, caregiver: leave.caregiver },
    visits: orders.flatMap(({ id, startsAt, endsAt, terms, recipient }) => {
      const event = events.find((one) => one.key === `${key}:${id}`)
      if (!event) return []
      const to = event.transition === 'reschedule' ? (event.data as { caregiver: string }).caregiver : null
      const { title } = terms as OfferingTerms
      return [{ orderId: id, startsAt, endsAt, title, calledBy: recipient.calledBy, to }]
    }),
  }
}
