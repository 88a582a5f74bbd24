import { checkSlot } from '../../availability/availability.entry.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../platform/db.ts'
import { forWhom } from '../for-whom.ts'
import { asPlan } from '../mover.ts'
import { makeVisits, templateParts } from './make-visits.ts'

/**
 * Makes a plan's visit anew on the day and at the time of one that was called off, with whoever is free, its old caregiver first;
 * a gap the family hears of where nobody is. Nothing where the day has a visit again already.
 */
export async function remakeVisit(tx: Tx, ctx: Pick<Ctx, 'clock' | 'ports'>, orderId: string): Promise<void> {
  const gone = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { ...templateParts, startsAt: true, planId: true, planDay: true, visit: true },
  })
  const { startsAt, planId, planDay, visit, ...template } = gone
  if (!planId || !planDay) return
  const now = ctx.clock.now()
  const { endsAt, candidates } = await checkSlot(tx, {
    ...{ offeringId: gone.offeringId, caregiverId: null, startsAt, now },
    whom: await forWhom(tx, gone.recipientId),
  })
  const free = candidates.map(({ caregiverId }) => caregiverId)
  const caregiverIds = free.sort(
    (a, b) => Number(b === visit?.caregiverId) - Number(a === visit?.caregiverId),
  )
  const wanted = [{ day: planDay.toISOString().slice(0, 10), startsAt, endsAt, caregiverIds }]
  await makeVisits(tx, { planId, template, wanted, by: asPlan, now, vault: ctx.ports.vault })
}
