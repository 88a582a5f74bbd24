import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import type { IncidentTransition } from './incident.contract.ts'
import { incidentParts } from './load-incident.ts'
import { moveIncident } from './move-incident.ts'

const asClock = { kind: 'clock', id: null, name: '' } as const

/**
 * Calls again for help nobody has answered, and asks how those ended that nobody has closed: all that are due (at most 200).
 * Gives how many moved; asking twice moves once.
 */
export async function fireDueIncidents(ctx: Ctx): Promise<number> {
  const due = await ctx.db.incident.findMany({
    where: { dueAt: { lte: ctx.clock.now() } },
    orderBy: { dueAt: 'asc' },
    take: 200,
    select: { id: true },
  })
  let moved = 0
  for (const { id } of due) if (await fire(ctx, id)) moved += 1
  return moved
}

async function fire(ctx: Ctx, id: string): Promise<boolean> {
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const incident = await tx.incident.findUniqueOrThrow({ where: { id }, include: incidentParts })
      const { dueAt, dueTransition } = incident
      if (!dueAt || !dueTransition || dueAt > ctx.clock.now()) return false
      await moveIncident(tx, ctx, incident, dueTransition as IncidentTransition, asClock)
      return true
    })
  } catch (error) {
    // Somebody answered in the same moment: their word stands.
    if (error instanceof DomainError && error.code === 'incidents.changed_meanwhile') return false
    throw error
  }
}
