import type { z } from 'zod'
import { termOf } from '../../capacity/capacity.entry.ts'
import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { requireManager } from '../../providers/providers.entry.ts'
import type {
  WaitOfferView,
  WaitQueue,
  WishView,
  waitOfferInput,
  waitQueueInput,
} from './waitlist.contract.ts'
import { type WishRecord, wantedBy, wishParts } from './wish-record.ts'

/** What the viewer's families wait for, and how many wait for the same before them; ended wishes for a week. */
export async function findWishes(ctx: PersonCtx): Promise<WishView[]> {
  const families = await ctx.db.familyMember.findMany({
    where: { userId: ctx.viewer.userId },
    select: { familyId: true },
  })
  const ago = new Date(ctx.clock.now().getTime() - 7 * 86_400_000)
  const wishes = await ctx.db.waitWish.findMany({
    where: {
      recipient: { familyId: { in: families.map(({ familyId }) => familyId) } },
      OR: [{ closedAt: null }, { closedAt: { gt: ago } }],
    },
    include: wishParts,
    orderBy: [{ createdAt: 'desc' }],
    take: 50,
  })
  return Promise.all(
    wishes.map(async (wish) => {
      const { offeringId, createdAt, closedAt } = wish
      const before = { offeringId, createdAt: { lt: createdAt }, state: 'waiting' as const }
      return viewWish(wish, closedAt ? 0 : await ctx.db.waitWish.count({ where: before }))
    }),
  )
}

/** A time that was offered to a family of the viewer's, whatever has become of it. Refuses with waitlist.not_found. */
export async function getOffer(
  ctx: PersonCtx,
  { offerId }: z.output<typeof waitOfferInput>,
): Promise<WishView & { offer: WaitOfferView }> {
  const wish = await getOwnWish(ctx, { offers: { some: { id: offerId } } })
  const offer = wish.offers.find(({ id }) => id === offerId)
  if (!offer) throw new DomainError('waitlist.not_found')
  return { ...viewWish(wish, 0), offer: viewOffer(offer) }
}

/** A wish of one of the viewer's families. Refuses with waitlist.not_found. */
export async function getOwnWish(
  { db, viewer }: Pick<PersonCtx, 'db' | 'viewer'>,
  which: { id: string } | { offers: { some: { id: string } } },
): Promise<WishRecord> {
  const families = viewer.families.map(({ id }) => id)
  const wish = await db.waitWish.findFirst({
    where: { ...which, recipient: { familyId: { in: families } } },
    include: wishParts,
  })
  if (!wish) throw new DomainError('waitlist.not_found')
  return wish
}

/** Who waits at a provider, in the order in which they are asked. Refuses with providers.not_found, providers.not_allowed. */
export async function findQueue(
  ctx: PersonCtx,
  { providerId }: z.output<typeof waitQueueInput>,
): Promise<WaitQueue> {
  requireManager(ctx.viewer, providerId)
  const rows = await ctx.db.waitWish.findMany({
    where: { providerId, state: { in: ['waiting', 'offered'] } },
    include: wishParts,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  const ids = [...new Set(rows.map(({ offeringId }) => offeringId))]
  return {
    offerings: ids.map((id) => {
      const of = rows.filter(({ offeringId }) => offeringId === id)
      return { id, title: of[0]?.offering.title ?? '', count: of.length }
    }),
    wishes: rows.map((row) => {
      const { offer: _, ahead: __, providerName: ___, providerId: ____, ...wish } = viewWish(row, 0)
      return wish
    }),
  }
}

function viewWish(wish: WishRecord, ahead: number): WishView {
  const [latest] = wish.offers
  const [sold] = wish.offering.pools
  return {
    ...{ id: wish.id, state: wish.state, ahead, ...wantedBy(wish) },
    ...{ title: wish.offering.title, providerId: wish.provider.id, providerName: wish.provider.name },
    ...{ calledBy: wish.recipient.calledBy, caregiverName: wish.caregiver?.name ?? null },
    places: sold ? { term: termOf(wish.offering.unit, sold.pool.kind), count: wish.count } : null,
    offer: latest?.state === 'open' ? viewOffer(latest) : null,
  }
}

const viewOffer = ({
  id,
  state,
  expiresAt,
  startsAt,
  endsAt,
  hold,
}: WishRecord['offers'][number]): WaitOfferView => ({
  ...{ id, state, expiresAt, startsAt, endsAt },
  caregiverName: hold?.caregiver.name ?? null,
})
