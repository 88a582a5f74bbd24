import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import type { Prisma } from '../../platform/db.ts'
import type { SavedSearchView } from '../saved-search.contract.ts'
import { readKeptQuery } from '../saved-search.rules.ts'

/** The viewer's own kept search; anybody else's does not exist for them. */
export const ownSearch = ({ viewer }: PersonCtx, searchId: string) => ({
  id: searchId,
  userId: viewer.userId,
  removedAt: null,
})

/** Changes the viewer's own search, or refuses with searches.not_found. */
export async function changeOwnSearch(
  ctx: PersonCtx,
  searchId: string,
  data: Prisma.SavedSearchUpdateManyMutationInput,
): Promise<{ id: string }> {
  const { count } = await ctx.db.savedSearch.updateMany({ where: ownSearch(ctx, searchId), data })
  if (count !== 1) throw new DomainError('searches.not_found')
  return { id: searchId }
}

type Row = {
  id: string
  name: string
  query: unknown
  wide: boolean
  createdAt: Date
  pausedAt: Date | null
}

/** The search as its owner sees it on the day `now` falls on. */
export function viewOf(
  { id, name, query: kept, wide, createdAt, pausedAt }: Row,
  fresh: number,
  now: Date,
): SavedSearchView {
  const query = readKeptQuery(kept)
  const over = query.day !== undefined && query.day < dayOf(now)
  return { id, name, query, fresh, wide, createdAt, over, paused: pausedAt !== null }
}
