import type { z } from 'zod'
import type { PersonCtx } from '../../context.ts'
import { after, days } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/problem.ts'
import { inTransaction } from '../../platform/db.ts'
import {
  mostSavedSearches,
  type pauseSavedSearchInput,
  type renameSavedSearchInput,
  type savedSearchInput,
} from '../saved-search.contract.ts'
import { changeOwnSearch } from './own-search.ts'

type One = z.infer<typeof savedSearchInput>

/** How long a removed search can be taken back. */
export const REMOVED_FOR = days(1)

/** Gives the viewer's search another name. Refuses with searches.not_found. */
export const renameSavedSearch = (
  ctx: PersonCtx,
  { searchId, name }: z.infer<typeof renameSavedSearchInput>,
): Promise<{ id: string }> => changeOwnSearch(ctx, searchId, { name })

/**
 * Silences the viewer's search, or lets it speak again: what has come meanwhile is then told at once. Refuses with
 * searches.not_found.
 */
export function pauseSavedSearch(
  ctx: PersonCtx,
  { searchId, paused }: z.infer<typeof pauseSavedSearchInput>,
): Promise<{ id: string }> {
  const now = ctx.clock.now()
  return changeOwnSearch(ctx, searchId, paused ? { pausedAt: now } : { pausedAt: null, askAt: now })
}

/** Removes the viewer's search; for a day it can be restored. Refuses with searches.not_found. */
export const removeSavedSearch = (ctx: PersonCtx, { searchId }: One): Promise<{ id: string }> =>
  changeOwnSearch(ctx, searchId, { removedAt: ctx.clock.now() })

/**
 * Takes a removal back; one that was not removed stays as it is. Refuses with searches.not_found after a day, or with
 * searches.too_many where others have taken its place.
 */
export async function restoreSavedSearch(ctx: PersonCtx, { searchId }: One): Promise<{ id: string }> {
  const { userId } = ctx.viewer
  const since = after(ctx.clock.now(), -REMOVED_FOR)
  return inTransaction(ctx.db, async (tx) => {
    await tx.$queryRaw`select 1 from "user" where id = ${userId}::uuid for update`
    const search = await tx.savedSearch.findFirst({
      where: { id: searchId, userId, OR: [{ removedAt: null }, { removedAt: { gt: since } }] },
      select: { removedAt: true },
    })
    if (!search) throw new DomainError('searches.not_found')
    if (!search.removedAt) return { id: searchId }
    const count = await tx.savedSearch.count({ where: { userId, removedAt: null } })
    if (count >= mostSavedSearches) throw new DomainError('searches.too_many', { most: mostSavedSearches })
    await tx.savedSearch.update({ where: { id: searchId }, data: { removedAt: null } })
    return { id: searchId }
  })
}
