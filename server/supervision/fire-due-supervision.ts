import type { Ctx } from '../context.ts'
import { asClock, MOST_AT_ONCE, moveDue } from '../platform/move-due.ts'
import { appealParts, moveAppeal } from './credit-appeals.ts'
import { inspectionParts } from './load-inspection.ts'
import { moveInspection } from './move-inspection.ts'
import type { InspectionTransition } from './supervision.contract.ts'

/**
 * Asks about inspections that nobody made or finished, corrections that are late and appeals nobody answered: all that are due (at
 * most 200 of each). One that fails keeps no other from its turn. Gives how many moved; asking twice moves once.
 */
export async function fireDueSupervision(ctx: Ctx): Promise<number> {
  const due = {
    where: { dueAt: { lte: ctx.clock.now() } },
    orderBy: { dueAt: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true },
  } as const
  const appeals = await ctx.db.creditAppeal.findMany(due)
  const inspections = await moveDue(ctx, await ctx.db.inspection.findMany(due), {
    read: (tx, id) => tx.inspection.findUniqueOrThrow({ where: { id }, include: inspectionParts }),
    move: (tx, inspection, transition) =>
      moveInspection(tx, ctx, inspection, transition as InspectionTransition, asClock),
    changed: 'supervision.changed_meanwhile',
  })
  const chased = await moveDue(ctx, appeals, {
    read: (tx, id) => tx.creditAppeal.findUniqueOrThrow({ where: { id }, include: appealParts }),
    move: (tx, appeal, transition) => moveAppeal(tx, appeal, transition as 'chase', asClock, ctx.clock.now()),
    changed: 'supervision.changed_meanwhile',
  })
  return inspections + chased
}
