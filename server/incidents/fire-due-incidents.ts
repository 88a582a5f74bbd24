import type { Ctx } from '../context.ts'
import { asClock, MOST_AT_ONCE, moveDue } from '../platform/move-due.ts'
import type { IncidentTransition } from './incident.contract.ts'
import { incidentParts } from './load-incident.ts'
import { moveIncident } from './move-incident.ts'

/**
 * Calls again for help nobody has answered, and asks how those ended that nobody has closed: all that are due (at most 200).
 * Gives how many moved; asking twice moves once.
 */
export async function fireDueIncidents(ctx: Ctx): Promise<number> {
  const due = await ctx.db.incident.findMany({
    where: { dueAt: { lte: ctx.clock.now() } },
    orderBy: { dueAt: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true },
  })
  return moveDue(ctx, due, {
    read: (tx, id) => tx.incident.findUniqueOrThrow({ where: { id }, include: incidentParts }),
    move: (tx, incident, transition) =>
      moveIncident(tx, ctx, incident, transition as IncidentTransition, asClock),
    changed: 'incidents.changed_meanwhile',
  })
}
