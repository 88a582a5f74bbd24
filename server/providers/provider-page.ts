import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Db } from '../platform/db.ts'
import type { ProviderPage } from './provider.contract.ts'
import { bookabilityView, caregiverCard, openingView, placeOf } from './provider.views.ts'
import { readProvider } from './read-provider.ts'
import { meansOf, readSpoken } from './read-spoken.ts'

/**
 * The public page of a provider: who they are, what can be booked today and why not, reviews newest first. Prices are
 * fen per unit, lat and lng WGS-84. At most three queries. Refuses with providers.not_found.
 */
export async function providerPage(ctx: Ctx, { providerId }: { providerId: string }): Promise<ProviderPage> {
  const [provider, { sources, ...spoken }, mine] = await Promise.all([
    readProvider(ctx.db, providerId),
    readSpoken(ctx.db, providerId),
    relationTo(ctx.db, ctx.viewer, providerId),
  ])
  if (!provider) throw new DomainError('providers.not_found')
  const today = dayOf(ctx.clock.now())
  const { id, kind, name, state, summary, phone, example, capacity, site } = provider
  const { inclusive, voucher, ltci, grade } = provider
  return {
    ...{ id, kind, name, state, summary, phone, example, capacity },
    ...{ inclusive, voucher, ltci, grade },
    place: placeOf(site),
    addressLine: site?.addressLine ?? '',
    lat: site?.lat ?? null,
    lng: site?.lng ?? null,
    opening: openingView(provider, today),
    ...bookabilityView(provider, today),
    caregivers: provider.caregivers.map((caregiver) => caregiverCard(ctx, caregiver)),
    ...spoken,
    // The listing's own counters: what search and ranking show is what stands here.
    rating: {
      ...meansOf(provider.ratingSum, provider.reviewCount),
      count: provider.reviewCount,
      histogram: spoken.rating.histogram,
    },
    sources: sources.map(({ profile, importedAt }) => ({
      profile,
      importedAt: new Date(importedAt),
    })),
    mine,
  }
}

async function relationTo(db: Db, viewer: Viewer, providerId: string): Promise<ProviderPage['mine']> {
  if (viewer.kind === 'anonymous') return null
  const membership = viewer.providers.find(({ id }) => id === providerId)
  if (membership) return membership.role
  const claim = await db.claim.findFirst({
    where: { providerId, userId: viewer.userId, state: 'submitted' },
    select: { id: true },
  })
  return claim && 'claim_submitted'
}
