import type { z } from 'zod'
import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { inTransaction } from '../../platform/db.ts'
import { mostSavedSearches, type saveSearchInput } from '../saved-search.contract.ts'
import { canonicalQuery, keptQuery } from '../saved-search.rules.ts'
import { askNow } from './ask-saved-searches.ts'

/**
 * Keeps a search for the viewer, and remembers who fits already. The same search kept twice is one, under its first name;
 * one that was removed a moment ago is back. A position is rounded to about 100 m before it is kept. Refuses with
 * searches.nothing_asked, or searches.too_many beyond 20.
 */
export async function saveSearch(
  ctx: PersonCtx,
  { query, name }: z.infer<typeof saveSearchInput>,
): Promise<{ id: string; isNew: boolean }> {
  const canonical = canonicalQuery(query)
  if (!canonical) throw new DomainError('searches.nothing_asked')
  const { userId } = ctx.viewer
  const now = ctx.clock.now()
  const kept = await inTransaction(ctx.db, async (tx) => {
    // One at a time per person: twenty-one at once must not all count nineteen.
    await tx.$queryRaw`select 1 from "user" where id = ${userId}::uuid for update`
    const same = await tx.savedSearch.findUnique({ where: { userId_canonical: { userId, canonical } } })
    if (same && !same.removedAt) return { id: same.id, isNew: false }
    const count = await tx.savedSearch.count({ where: { userId, removedAt: null } })
    if (count >= mostSavedSearches) throw new DomainError('searches.too_many', { most: mostSavedSearches })
    if (same) {
      await tx.savedSearch.update({ where: { id: same.id }, data: { removedAt: null, pausedAt: null } })
      return { id: same.id, isNew: false }
    }
    const { id } = await tx.savedSearch.create({
      data: {
        ...{ userId, name, canonical, query: keptQuery(query), city: query.city },
        ...{ createdAt: now, lookedAt: now, lookedBefore: now, askAt: now },
      },
      select: { id: true },
    })
    return { id, isNew: true }
  })
  if (kept.isNew) await askNow(ctx, kept.id)
  return kept
}
