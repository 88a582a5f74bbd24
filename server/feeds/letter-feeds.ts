import { loadViewer } from '../accounts/accounts.entry.ts'
import type { Ctx } from '../context.ts'
import type { Locale } from '../kernel/view.contract.ts'
import type { CalendarFeed } from './feed.contract.ts'
import { ordersOf, scopesOf } from './feed-scopes.ts'
import { findEntries } from './read-feed.ts'

const HOME = 'Asia/Shanghai'

/**
 * The visits a letter tells of, each as a calendar of its own, as they stand now and as far as its reader may see them. With the
 * clocks of the zone in which they last subscribed to a calendar, else of Shanghai alone.
 */
export async function letterFeeds(
  ctx: Pick<Ctx, 'db' | 'appUrl'>,
  { userId, locale, orderIds }: { userId: string; locale: Locale; orderIds: readonly string[] },
): Promise<CalendarFeed[]> {
  const viewer = orderIds.length > 0 ? await loadViewer(ctx.db, userId) : null
  if (viewer?.kind !== 'person') return []
  const scopes = scopesOf(viewer)
  const OR = scopes.map(ordersOf)
  if (OR.length === 0) return []
  const entries = await findEntries(ctx.db, { id: { in: [...orderIds] }, OR })
  const subscribed = await ctx.db.calendarFeed.findFirst({
    where: { userId },
    orderBy: { createdAt: 'desc' },
    select: { zone: true },
  })
  return entries.map((entry) => ({
    // Who is of the family reads it as the family, also where they work for the provider.
    scope: viewer.families.some(({ id }) => id === entry.familyId) ? 'family' : 'provider',
    scopeId: entry.orderId,
    name: entry.calledBy,
    zone: subscribed?.zone ?? HOME,
    ...{ locale, site: ctx.appUrl, entries: [entry] },
  }))
}
