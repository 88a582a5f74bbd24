import type { z } from 'zod'
import { checkSlot } from '../../availability/availability.entry.ts'
import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import type { PlanView, solveGapInput } from '../../plans/plan.contract.ts'
import { inTransaction } from '../../platform/db.ts'
import { forWhom } from '../for-whom.ts'
import { asPerson } from '../mover.ts'
import { getPlan } from './find-plans.ts'
import { dateOf, makeVisits, templateParts } from './make-visits.ts'
import { getOwnPlan } from './own-plan.ts'

/**
 * Settles a day of a plan that found nobody: lets it go, or takes another time or person. Doing it twice changes nothing.
 * Refuses with plans.not_found, plans.over, orders.no_family_role, plans.option_gone where somebody else was quicker.
 */
export async function solveGap(
  ctx: PersonCtx,
  { planId, day, choice }: z.output<typeof solveGapInput>,
): Promise<PlanView> {
  await inTransaction(ctx.db, async (tx) => {
    const plan = await getOwnPlan(ctx, tx, planId)
    const where = { planId, day: dateOf(day), state: 'open' as const }
    const gap = await tx.planGap.findFirst({ where })
    if (!gap || !plan.firstOrderId) return
    if (choice === 'skip') {
      await tx.planGap.updateMany({ where, data: { state: 'skipped' } })
      return
    }
    const now = ctx.clock.now()
    const whom = await forWhom(tx, plan.recipientId)
    const { startsAt, caregiverId } = choice
    const slot = await checkSlot(tx, { offeringId: plan.offeringId, caregiverId, startsAt, now, whom })
    const template = await tx.order.findUniqueOrThrow({
      where: { id: plan.firstOrderId },
      select: templateParts,
    })
    const ids = slot.candidates.map((candidate) => candidate.caregiverId)
    const wanted = [{ day, startsAt, endsAt: slot.endsAt, caregiverIds: ids }]
    const by = asPerson('family', ctx.viewer)
    const { made } = await makeVisits(tx, { planId, template, wanted, by, now, vault: ctx.ports.vault })
    if (made === 0) throw new DomainError('plans.option_gone')
  })
  return getPlan(ctx, { planId })
}
