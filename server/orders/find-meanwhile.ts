import type { Ctx } from '../context.ts'
import { after, minutes } from '../kernel/clock.ts'
import { getDraftRecord } from './drafts.ts'
import type { OfferingTerms } from './order-view.contract.ts'

export type Meanwhile = {
  readonly orderId: string
  readonly title: string
  readonly providerName: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/**
 * What the one a draft is for has at that very time already, the soonest first, at most three: two siblings order for one father,
 * and nobody is at two places at once. Said before paying, not refused: a bath may be meant for two pairs of hands. Told to their
 * own family only. Refuses with orders.draft_not_found.
 */
export async function findMeanwhile(
  ctx: Ctx,
  owned: { ownerKey: string; draftId: string },
): Promise<Meanwhile[]> {
  const { recipientId, startsAt, endsAt, offering, orderId } = await getDraftRecord(ctx, owned)
  if (!recipientId || !startsAt || ctx.viewer.kind !== 'person') return []
  const orders = await ctx.db.order.findMany({
    where: {
      ...{ recipientId, familyId: { in: ctx.viewer.families.map(({ id }) => id) } },
      ...(orderId && { id: { not: orderId } }),
      state: {
        in: ['awaiting_elder', 'awaiting_payment', 'planned', 'requested', 'accepted', 'in_service'],
      },
      startsAt: { lt: endsAt ?? after(startsAt, minutes(offering.minutes)) },
      endsAt: { gt: startsAt },
    },
    orderBy: { startsAt: 'asc' },
    take: 3,
    select: {
      ...{ id: true, startsAt: true, endsAt: true, terms: true },
      provider: { select: { name: true } },
    },
  })
  return orders.map(({ id, terms, provider, ...times }) => ({
    ...{ ...times, orderId: id, providerName: provider.name },
    title: (terms as OfferingTerms).title,
  }))
}
