import type { z } from 'zod'
import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { requireManager } from '../../providers/providers.entry.ts'
import { inOrderTransaction } from '../in-order-transaction.ts'
import { getOrderRecord } from '../load-order.ts'
import { asPerson } from '../mover.ts'
import type { swapInput } from './moving.contract.ts'
import { reschedule, tellOfMove } from './reschedule.ts'

/**
 * Two caregivers take each other's visit, each at its own time. Both or neither; the same key once. Refuses with
 * providers.not_found, providers.not_allowed, orders.not_found, moving.not_movable, moving.swap_impossible.
 */
export async function swapVisits(ctx: PersonCtx, input: z.output<typeof swapInput>): Promise<{ ok: true }> {
  const { providerId, orderId, otherOrderId, key } = input
  requireManager(ctx.viewer, providerId)
  await inOrderTransaction(ctx.db, async (tx) => {
    if (await tx.event.findUnique({ where: { key: `${key}:1` }, select: { id: true } })) return
    const one = await getOrderRecord(tx, { id: orderId, providerId })
    const other = await getOrderRecord(tx, { id: otherOrderId, providerId })
    const [first, second] = [one.visit.caregiverId, other.visit.caregiverId]
    if (first === second) throw new DomainError('moving.swap_impossible')
    const by = asPerson('provider', ctx.viewer)
    // Both promises are given up before either is made anew: visits at the same time would stand in each other's way.
    const releasedAt = ctx.clock.now()
    const both = { orderId: { in: [one.id, other.id] }, releasedAt: null }
    await tx.hold.updateMany({ where: both, data: { releasedAt } })
    try {
      const a = await reschedule(
        tx,
        ctx,
        one,
        { startsAt: one.startsAt, caregiverId: second },
        { by, key: `${key}:1` },
      )
      const b = await reschedule(
        tx,
        ctx,
        other,
        { startsAt: other.startsAt, caregiverId: first },
        { by, key: `${key}:2` },
      )
      await tellOfMove(tx, a, 'visit_replaced', ['family', 'provider'], { dedupe: `${key}:1` })
      await tellOfMove(tx, b, 'visit_replaced', ['family', 'provider'], { dedupe: `${key}:2` })
    } catch (error) {
      const gone = error instanceof DomainError && error.code === 'moving.slot_gone'
      throw gone ? new DomainError('moving.swap_impossible') : error
    }
  })
  return { ok: true }
}
