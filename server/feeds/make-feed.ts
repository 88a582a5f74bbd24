import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { newToken } from '../platform/secret-token.ts'
import type { FeedRow, makeFeedInput, revokeFeedInput } from './feed.contract.ts'
import { scopesOf } from './feed-scopes.ts'

/**
 * A secret address for one's own use, told once; one that stood for the same calendar stops. Entries show the time in Shanghai
 * and in `zone`. Refuses with feeds.not_found where the viewer has no such calendar.
 */
export async function makeFeed(
  ctx: PersonCtx,
  { scope, scopeId, zone }: z.output<typeof makeFeedInput>,
): Promise<{ url: string }> {
  assertOwn(ctx, { scope, scopeId })
  const { token, hash } = newToken()
  const { userId } = ctx.viewer
  const facts = { tokenHash: hash, zone, locale: ctx.locale, createdAt: ctx.clock.now(), lastReadAt: null }
  await ctx.db.calendarFeed.upsert({
    where: { userId_scope_scopeId: { userId, scope, scopeId } },
    create: { userId, scope, scopeId, ...facts },
    update: facts,
  })
  return { url: `${ctx.appUrl}/calendar/${token}.ics` }
}

/** Stops it at once; stopping what is stopped changes nothing. Refuses with feeds.not_found like makeFeed. */
export async function revokeFeed(
  ctx: PersonCtx,
  { scope, scopeId }: z.output<typeof revokeFeedInput>,
): Promise<{ ok: true }> {
  assertOwn(ctx, { scope, scopeId })
  await ctx.db.calendarFeed.deleteMany({ where: { userId: ctx.viewer.userId, scope, scopeId } })
  return { ok: true }
}

/** Every calendar the viewer may have, and whether they have it. */
export async function findFeeds(ctx: PersonCtx): Promise<FeedRow[]> {
  const feeds = await ctx.db.calendarFeed.findMany({
    where: { userId: ctx.viewer.userId },
    select: { scope: true, scopeId: true, zone: true, createdAt: true, lastReadAt: true },
  })
  return scopesOf(ctx.viewer).map((one) => {
    const feed = feeds.find(({ scope, scopeId }) => scope === one.scope && scopeId === one.scopeId)
    const { zone, createdAt, lastReadAt } = feed ?? {}
    return { ...one, feed: zone && createdAt ? { zone, createdAt, lastReadAt: lastReadAt ?? null } : null }
  })
}

function assertOwn(ctx: PersonCtx, { scope, scopeId }: Pick<FeedRow, 'scope' | 'scopeId'>): void {
  const own = scopesOf(ctx.viewer).some((one) => one.scope === scope && one.scopeId === scopeId)
  if (!own) throw new DomainError('feeds.not_found')
}
