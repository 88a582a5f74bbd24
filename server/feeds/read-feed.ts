import { loadViewer } from '../accounts/accounts.entry.ts'
import type { Ctx, PersonCtx } from '../context.ts'
import { after, days } from '../kernel/clock.ts'
import { plainTitle } from '../kernel/plain-title.contract.ts'
import { DomainError } from '../kernel/problem.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import type { Db, Prisma } from '../platform/db.ts'
import { hashOfToken } from '../platform/secret-token.ts'
import type { CalendarFeed, FeedEntry } from './feed.contract.ts'
import { ordersOf, scopesOf } from './feed-scopes.ts'

const PAST = days(60)
const MOST = 1_000

/**
 * What the holder of a secret address reads: visits of the last 60 days and all to come, cancelled ones too, so that calendars
 * strike them out. Whoever made it must still belong there. Refuses with feeds.not_found.
 */
export async function readFeed(
  ctx: Pick<Ctx, 'db' | 'clock' | 'appUrl'>,
  { token }: { token: string },
): Promise<CalendarFeed> {
  const now = ctx.clock.now()
  const [feed] = await ctx.db.calendarFeed.updateManyAndReturn({
    where: { tokenHash: hashOfToken(token) },
    data: { lastReadAt: now },
  })
  if (!feed) throw new DomainError('feeds.not_found')
  const viewer = await loadViewer(ctx.db, feed.userId)
  const scopes = viewer.kind === 'person' ? scopesOf(viewer) : []
  const own = scopes.find(({ scope, scopeId }) => scope === feed.scope && scopeId === feed.scopeId)
  if (!own) throw new DomainError('feeds.not_found')
  const { zone, locale } = feed
  const from = after(now, -PAST)
  const where: Prisma.OrderWhereInput = { ...ordersOf(own), startsAt: { gte: from } }
  return { ...own, zone, locale, site: ctx.appUrl, entries: await findEntries(ctx.db, where) }
}

/** One order of the viewer's families or of providers they work for, for a calendar. Refuses with feeds.not_found. */
export async function calendarEntry(ctx: PersonCtx, { orderId }: { orderId: string }): Promise<CalendarFeed> {
  const OR = scopesOf(ctx.viewer).map(ordersOf)
  const [entry] = OR.length > 0 ? await findEntries(ctx.db, { id: orderId, OR }) : []
  if (!entry) throw new DomainError('feeds.not_found')
  const facts = { scope: 'family' as const, scopeId: orderId, name: entry.calledBy }
  return { ...facts, zone: 'Asia/Shanghai', locale: ctx.locale, site: ctx.appUrl, entries: [entry] }
}

/** The visits of orders, the latest first; whoever calls has made sure whose they are. */
export async function findEntries(db: Db, where: Prisma.OrderWhereInput): Promise<FeedEntry[]> {
  const orders = await db.order.findMany({
    where,
    orderBy: { startsAt: 'desc' },
    take: MOST,
    select: {
      ...{
        id: true,
        familyId: true,
        number: true,
        version: true,
        state: true,
        enteredAt: true,
        startsAt: true,
        endsAt: true,
      },
      ...{ terms: true, addressLine: true },
      recipient: { select: { calledBy: true } },
      provider: { select: { id: true, name: true } },
      visit: { select: { state: true, caregiver: { select: { name: true } } } },
    },
  })
  return orders.map(({ id, enteredAt, terms, addressLine, recipient, provider, visit, ...order }) => ({
    ...order,
    orderId: id,
    changedAt: enteredAt,
    visitState: visit?.state ?? 'scheduled',
    // Calendars are kept with others, and hang in kitchens.
    title: plainTitle((terms as OfferingTerms).title),
    calledBy: recipient.calledBy,
    providerId: provider.id,
    providerName: provider.name,
    caregiverName: visit?.caregiver?.name ?? '',
    district: districtOf(addressLine),
  }))
}

/** 上海市浦东新区 of an address: enough to plan a day, not enough to find a door. */
const districtOf = (line: string) => line.match(/^.*?(?:[区县旗]|市(?!.*[区县旗]))(?=\s|$|\S)/u)?.[0] ?? ''
