import type { Ctx } from '../context.ts'
import { asClock, MOST_AT_ONCE, moveDue } from '../platform/move-due.ts'
import { hardshipParts } from './hardship-words.ts'
import { moveHardship } from './move-hardship.ts'
import type { OutreachTransition } from './outreach.contract.ts'

/** Puts back on the round whose day has come and asks again about what is overdue: all that are due (at most 200). Gives how many moved. */
export async function fireDueOutreach(ctx: Ctx): Promise<number> {
  const due = await ctx.db.hardship.findMany({
    where: { dueAt: { lte: ctx.clock.now() } },
    orderBy: { dueAt: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true },
  })
  return moveDue(ctx, due, {
    read: (tx, id) => tx.hardship.findUniqueOrThrow({ where: { id }, include: hardshipParts }),
    move: (tx, hardship, transition) =>
      moveHardship(tx, ctx, hardship, transition as OutreachTransition, asClock),
    changed: 'outreach.changed_meanwhile',
  })
}
