import type { Ctx } from '../../context.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import type { Tx } from '../../platform/db.ts'
import { closeSegments, tellOfPlan } from './change-plan.ts'

/**
 * Ends every plan at a provider that closes, in the caller's transaction: no visit is made any more, families are told. Visits made
 * already are the closure's to settle. Gives how many.
 */
export async function stopPlans(tx: Tx, { clock }: Pick<Ctx, 'clock'>, providerId: string): Promise<number> {
  const now = clock.now()
  const plans = await tx.plan.findMany({
    where: { providerId, state: { not: 'ended' } },
    select: { id: true },
  })
  for (const { id } of plans) {
    await tx.plan.update({
      where: { id },
      data: { state: 'ended', endedAt: now, version: { increment: 1 } },
    })
    await closeSegments(tx, id, dayOf(now))
    await tellOfPlan(tx, id, 'plan_ended')
  }
  return plans.length
}
