import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { minutes } from '../kernel/clock.ts'
import { type OrderRecord, ownFenOf } from './load-order.ts'
import { moveOrder, moveVisit } from './move-order.ts'
import { asPerson } from './mover.ts'
import type { leaveVisitInput } from './order.contract.ts'
import type { OfferingTerms, OrderView } from './order-view.contract.ts'
import { leavingShare, unservedShare } from './reduction.rules.ts'
import { assertTime, happened, mayKeepPlace, runVisit } from './run-visit.ts'

/**
 * The carer leaves a visit they cannot do: refused at the door, or broken off. Family and provider are told at once, with
 * the reason in the carer's words; what comes back follows from it, and the family has two days to agree or say otherwise.
 * The provider's managers may give back more. Where the phone tells a position it is part of the evidence, if that was
 * agreed to. Refuses with orders.not_found, orders.too_early, orders.time_impossible, orders.not_your_move,
 * orders.changed_meanwhile.
 */
export const leaveVisit = (
  ctx: PersonCtx,
  { why, note, lat, lng, ...step }: z.infer<typeof leaveVisitInput>,
): Promise<OrderView> =>
  runVisit(ctx, step, async (tx, order) => {
    const begun = order.visit.checkedInAt
    const { at, data: late } = happened(ctx, step, begun ?? order.visit.departedAt)
    const mover = asPerson('provider', ctx.viewer)
    const here =
      lat !== undefined && lng !== undefined && (await mayKeepPlace(ctx, tx, order)) ? { lat, lng } : {}
    const said = { ...step, reason: note, data: { why, ...here, placeKnown: order.lat !== null, ...late } }
    if (!begun) {
      assertTime(order, at)
      const concessionFen = leavingShare(why, order.refundPolicy, ownFenOf(order))
      const left = await moveVisit(tx, ctx, order, 'give_up', mover, { leftWhy: why }, said)
      await moveOrder(tx, ctx, left, 'give_up', mover, { reason: note, concessionFen, data: { why } })
      return
    }
    const out = await moveVisit(tx, ctx, order, 'check_out', mover, { checkedOutAt: at, leftWhy: why }, said)
    const concessionFen = unserved(order, { begun, at })
    await moveOrder(tx, ctx, out, 'break_off', mover, { reason: note, concessionFen, data: { why } })
  })

function unserved(order: OrderRecord, { begun, at }: { begun: Date; at: Date }): number {
  const servedMinutes = (at.getTime() - begun.getTime()) / minutes(1)
  const { minutes: agreedMinutes } = order.terms as OfferingTerms
  return unservedShare(ownFenOf(order), { agreedMinutes, servedMinutes })
}
