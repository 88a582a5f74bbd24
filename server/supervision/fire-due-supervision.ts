import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import { chaseAppeal } from './credit-appeals.ts'
import { inspectionParts } from './load-inspection.ts'
import { moveInspection } from './move-inspection.ts'
import type { InspectionTransition } from './supervision.contract.ts'

const asClock = { kind: 'clock', id: null, name: '' } as const

/**
 * Asks about inspections that nobody made or finished, corrections that are late and appeals nobody answered: all that are due (at
 * most 200 of each). Gives how many moved; asking twice moves once.
 */
export async function fireDueSupervision(ctx: Ctx): Promise<number> {
  const dueAt = { lte: ctx.clock.now() }
  const due = { where: { dueAt }, orderBy: { dueAt: 'asc' }, take: 200, select: { id: true } } as const
  const inspections = await ctx.db.inspection.findMany(due)
  const appeals = await ctx.db.creditAppeal.findMany(due)
  let moved = 0
  for (const { id } of inspections) if (await fire(ctx, id)) moved += 1
  for (const { id } of appeals) if (await chaseAppeal(ctx, id)) moved += 1
  return moved
}

async function fire(ctx: Ctx, id: string): Promise<boolean> {
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const inspection = await tx.inspection.findUniqueOrThrow({ where: { id }, include: inspectionParts })
      const { dueAt, dueTransition } = inspection
      if (!dueAt || !dueTransition || dueAt > ctx.clock.now()) return false
      await moveInspection(tx, ctx, inspection, dueTransition as InspectionTransition, asClock)
      return true
    })
  } catch (error) {
    // Somebody took the step in the same moment.
    if (error instanceof DomainError && error.code === 'supervision.changed_meanwhile') return false
    throw error
  }
}
