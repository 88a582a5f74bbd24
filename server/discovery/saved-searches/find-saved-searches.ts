import type { z } from 'zod'
import type { PersonCtx } from '../../context.ts'
import { after, days, minutes } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/problem.ts'
import { findCards } from '../find-cards.ts'
import type { SavedSearchPage, SavedSearchView, savedSearchInput } from '../saved-search.contract.ts'
import { ownSearch, viewOf } from './own-search.ts'

/** Reading the page again within half an hour is the same look: what was new stays marked. */
const SAME_LOOK = minutes(30)
/** Who came longer ago is no news. */
const SHOWN_FOR = days(30)
const SHOWN = 30

type ListRow = Parameters<typeof viewOf>[0] & { fresh: number }

/** The viewer's kept searches, latest first, with how many are new in each: one query. */
export async function findSavedSearches(ctx: PersonCtx): Promise<SavedSearchView[]> {
  const rows = await ctx.db.$queryRaw<ListRow[]>`
    select s.id::text, s.name, s.query, s.wide, s.created_at as "createdAt", s.paused_at as "pausedAt",
      (select count(*)::int from saved_search_find f
        where f.saved_search_id = s.id and f.found_at > s.looked_at) as fresh
    from saved_search s
    where s.user_id = ${ctx.viewer.userId}::uuid and s.removed_at is null
    order by s.created_at desc, s.id desc`
  const now = ctx.clock.now()
  return rows.map(({ fresh, ...row }) => viewOf(row, fresh, now))
}

/**
 * Opens one of the viewer's searches, which counts as having looked: who has come in the last 30 days, at most 30, newest
 * first. Refuses with searches.not_found.
 */
export async function openSavedSearch(
  ctx: PersonCtx,
  { searchId }: z.infer<typeof savedSearchInput>,
): Promise<SavedSearchPage> {
  const now = ctx.clock.now()
  // Also keeps two looks at once in order: the later one finds what the earlier one wrote.
  const [looked] = await ctx.db.$queryRaw<{ id: string }[]>`
    update saved_search set looked_at = ${now},
      looked_before = case when looked_at <= ${after(now, -SAME_LOOK)} then looked_at else looked_before end
    where id = ${searchId}::uuid and user_id = ${ctx.viewer.userId}::uuid and removed_at is null
      and looked_at <= ${now}
    returning id`
  const row = await ctx.db.savedSearch.findFirst({ where: ownSearch(ctx, looked?.id ?? searchId) })
  if (!row) throw new DomainError('searches.not_found')
  const finds = await ctx.db.savedSearchFind.findMany({
    where: { savedSearchId: row.id, foundAt: { gt: row.createdAt, gte: after(now, -SHOWN_FOR) } },
    orderBy: [{ foundAt: 'desc' }, { providerId: 'asc' }],
    take: SHOWN,
  })
  const view = viewOf(row, finds.filter(({ foundAt }) => foundAt > row.lookedBefore).length, now)
  const cards = await findCards(
    ctx,
    finds.map(({ providerId }) => providerId),
    view.query.near,
  )
  const foundAt = new Map(finds.map((find) => [find.providerId, find.foundAt]))
  return {
    ...view,
    finds: cards.map((card) => {
      const at = foundAt.get(card.id) ?? now
      return { card, foundAt: at, isNew: at > row.lookedBefore }
    }),
  }
}
