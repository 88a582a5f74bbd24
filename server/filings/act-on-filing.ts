import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import { asClock, MOST_AT_ONCE, moveDue } from '../platform/move-due.ts'
import type { decideFilingInput, FilingTransition, moveFilingInput } from './filing.contract.ts'
import { lockFiling, requireOwnFiling } from './load-filing.ts'
import { type FilingMover, moveFiling } from './move-filing.ts'

/**
 * The provider takes a paper back before it is decided. The same key again changes nothing. Refuses with filings.not_found,
 * providers.not_allowed, filings.changed_meanwhile.
 */
export async function withdrawFiling(
  ctx: PersonCtx,
  { filingId, key }: z.output<typeof moveFilingInput>,
): Promise<{ ok: true }> {
  await requireOwnFiling(ctx.db, ctx.viewer, filingId)
  return act(ctx, filingId, 'withdraw', moverOf(ctx, 'provider'), { key })
}

/**
 * An operator gives the receipt, returns a paper with what is missing, accepts, refuses or revokes it. The same key again changes
 * nothing. Refuses with filings.not_found, filings.changed_meanwhile, filings.reason_missing, filings.over_already.
 */
export const decideFiling = (
  ctx: PersonCtx,
  { filingId, key, move, reason }: z.output<typeof decideFilingInput>,
): Promise<{ ok: true }> => act(ctx, filingId, move, moverOf(ctx, 'operator'), { key, reason })

const moverOf = ({ viewer }: PersonCtx, kind: 'provider' | 'operator'): FilingMover => ({
  kind,
  id: viewer.userId,
  name: viewer.name,
})

async function act(
  ctx: PersonCtx,
  filingId: string,
  name: FilingTransition,
  mover: FilingMover,
  said: { key: string; reason?: string },
): Promise<{ ok: true }> {
  await inTransaction(ctx.db, async (tx) => {
    const filing = await lockFiling(tx, filingId)
    if (!filing || (mover.kind === 'operator' && filing.state === 'draft'))
      throw new DomainError('filings.not_found')
    if ((await findEventByKey(tx, said.key))?.subjectId === filingId) return
    await moveFiling(tx, ctx, filing, name, mover, said)
  })
  return { ok: true }
}

/**
 * What the clock moves: receipts and answers that are late, reminders, papers whose last day is over (at most 200 at a time). Gives
 * how many moved; asking twice moves once; one that fails keeps no other from its turn. That nobody is booked on a paper that is over does not wait for this: it follows from
 * the dates.
 */
export async function fireDueFilings(ctx: Ctx): Promise<number> {
  const due = await ctx.db.filing.findMany({
    where: { dueAt: { lte: ctx.clock.now() } },
    orderBy: { dueAt: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true },
  })
  return moveDue(ctx, due, {
    read: async (tx, id) => (await lockFiling(tx, id)) ?? { dueAt: null, dueTransition: null },
    move: (tx, filing, transition) =>
      'id' in filing
        ? moveFiling(tx, ctx, filing, transition as FilingTransition, asClock)
        : Promise.resolve(),
    changed: 'filings.changed_meanwhile',
  })
}
