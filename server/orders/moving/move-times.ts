import type { z } from 'zod'
import type { SlotsView } from '../../availability/availability.contract.ts'
import { choosable, teamSlots } from '../../availability/availability.entry.ts'
import type { PersonCtx } from '../../context.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import { forWhom } from '../for-whom.ts'
import type { moveTimesInput } from './moving.contract.ts'
import { movesAtOnce } from './moving.rules.ts'
import { ownOrder } from './propose-move.ts'

const DAYS = 14

/**
 * When a visit could be instead, for two weeks, its own time not in its way; and whether the viewer's move would stand at once.
 * Refuses with orders.not_found, orders.no_family_role, orders.not_your_move.
 */
export async function moveTimes(
  ctx: PersonCtx,
  { orderId, as, caregiverId, from }: z.output<typeof moveTimesInput>,
): Promise<SlotsView & { atOnce: boolean }> {
  const now = ctx.clock.now()
  const order = await ownOrder(ctx, ctx.db, orderId, as)
  const today = dayOf(now)
  const firstDay = from && from > today ? from : today
  const { slots, carers } = await teamSlots(ctx.db, {
    ...{ offeringId: order.offeringId, caregiverId, firstDay, days: DAYS, now, exceptOrderId: orderId },
    whom: await forWhom(ctx.db, order.recipientId),
  })
  return {
    days: slots,
    caregivers: carers.map((carer) => choosable(ctx, carer, as === 'provider' ? 'own' : 'familiar')),
    atOnce: movesAtOnce(as, order, now),
  }
}
