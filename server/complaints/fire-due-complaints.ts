import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import type { ComplaintTransition } from './complaint.contract.ts'
import { complaintParts } from './load-complaint.ts'
import { moveComplaint } from './move-complaint.ts'

const asClock = { kind: 'clock', id: null, name: '' } as const

/**
 * Hands on what nobody answered, settles what nobody refused, asks again about what is late: all that are due (at most 200). Gives
 * how many moved; asking twice moves once.
 */
export async function fireDueComplaints(ctx: Ctx): Promise<number> {
  const due = await ctx.db.complaint.findMany({
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
      const complaint = await tx.complaint.findUniqueOrThrow({ where: { id }, include: complaintParts })
      const { dueAt, dueTransition } = complaint
      if (!dueAt || !dueTransition || dueAt > ctx.clock.now()) return false
      await moveComplaint(tx, ctx, complaint, dueTransition as ComplaintTransition, asClock)
      return true
    })
  } catch (error) {
    // Somebody moved it in the same moment: their word stands.
    if (error instanceof DomainError && error.code === 'complaints.changed_meanwhile') return false
    throw error
  }
}
