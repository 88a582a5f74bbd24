import type { Ctx } from '../context.ts'
import { asClock, MOST_AT_ONCE, moveDue } from '../platform/move-due.ts'
import { chaseAppeal } from './credit-appeals.ts'
import { inspectionParts } from './load-inspection.ts'
import { moveInspection } from './move-inspection.ts'
import type { InspectionTransition } from './supervision.contract.ts'

/**
 * Asks about inspections that nobody made or finished, corrections that are late and appeals nobody answered: all that are due (at
 * most 200 of each). Gives how many moved; asking twice moves once.
 */
export async function fireDueSupervision(ctx: Ctx): Promise<number> {
  const due = {
    where: { dueAt: { lte: ctx.clock.now() } },
    orderBy: { dueAt: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true },
  } as const
  const appeals = await ctx.db.creditAppeal.findMany(due)
  let moved = await moveDue(ctx, await ctx.db.inspection.findMany(due), {
    read: (tx, id) => tx.inspection.findUniqueOrThrow({ where: { id }, include: inspectionParts }),
    move: (tx, inspection, transition) =>
      moveInspection(tx, ctx, inspection, transition as InspectionTransition, asClock),
    changed: 'supervision.changed_meanwhile',
  })
  for (const { id } of appeals) if (await chaseAppeal(ctx, id)) moved += 1
  return moved
}
