import type { Ctx } from '../context.ts'
import { asClock, MOST_AT_ONCE, moveDue } from '../platform/move-due.ts'
import type { ComplaintTransition } from './complaint.contract.ts'
import { complaintParts } from './load-complaint.ts'
import { moveComplaint } from './move-complaint.ts'

/**
 * Hands on what nobody answered, settles what nobody refused, asks again about what is late: all that are due (at most 200). Gives
 * how many moved; asking twice moves once.
 */
export async function fireDueComplaints(ctx: Ctx): Promise<number> {
  const due = await ctx.db.complaint.findMany({
    where: { dueAt: { lte: ctx.clock.now() } },
    orderBy: { dueAt: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true },
  })
  return moveDue(ctx, due, {
    read: (tx, id) => tx.complaint.findUniqueOrThrow({ where: { id }, include: complaintParts }),
    move: (tx, complaint, transition) =>
      moveComplaint(tx, ctx, complaint, transition as ComplaintTransition, asClock),
    changed: 'complaints.changed_meanwhile',
  })
}
