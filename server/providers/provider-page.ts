import type { Ctx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import { dayOf } from '../kernel/wall-time.ts'
import type { Db } from '../platform/db.ts'
import type { ProviderPage } from './provider.contract.ts'
import { bookabilityView, caregiverCard, placeOf } from './provider.views.ts'
import { readProvider } from './read-provider.ts'

const SHOWN_REVIEWS = 20
/** A mean of one or two voices says more about them than about the provider. */
const VOICES_FOR_A_MEAN = 3

/**
 * The public page of a provider: who they are, what can be booked today and why not, reviews newest first. Prices are
 * fen per unit, lat and lng WGS-84. At most three queries. Refuses with providers.not_found.
 */
export async function providerPage(ctx: Ctx, { providerId }: { providerId: string }): Promise<ProviderPage> {
  const [provider, reviews, mine] = await Promise.all([
    readProvider(ctx.db, providerId),
    readReviews(ctx.db, providerId),
    relationTo(ctx.db, ctx.viewer, providerId),
  ])
  if (!provider) throw new DomainError('providers.not_found')
  const { id, kind, name, state, summary, phone, example, capacity, site } = provider
  const { inclusive, voucher, ltci, grade } = provider
  return {
    ...{ id, kind, name, state, summary, phone, example, capacity },
    ...{ inclusive, voucher, ltci, grade },
    place: placeOf(site),
    addressLine: site?.addressLine ?? '',
    lat: site?.lat ?? null,
    lng: site?.lng ?? null,
    ...bookabilityView(provider, dayOf(ctx.clock.now())),
    caregivers: provider.caregivers.map(caregiverCard),
    rating: {
      mean: provider.reviewCount < VOICES_FOR_A_MEAN ? null : provider.ratingSum / provider.reviewCount,
      count: provider.reviewCount,
      histogram: reviews.histogram,
    },
    reviews: reviews.newest.map(({ anonymous, authorName, createdAt, repliedAt, ...review }) => ({
      ...review,
      author: anonymous ? masked(authorName) : authorName,
      createdAt: new Date(createdAt),
      repliedAt: repliedAt ? new Date(repliedAt) : null,
    })),
    sources: reviews.sources.map(({ profile, importedAt }) => ({
      profile,
      importedAt: new Date(importedAt),
    })),
    mine,
  }
}

type ReviewsRow = {
  histogram: [number, number, number, number, number]
  newest: {
    id: string
    stars: number
    text: string
    authorName: string
    anonymous: boolean
    createdAt: string
    title: string
    reply: string | null
    repliedAt: string | null
  }[]
  sources: { profile: string; importedAt: string }[]
}

/** Counts by stars (1 to 5), the newest reviews, and the registries the listing came from: one query. */
async function readReviews(db: Db, providerId: string): Promise<ReviewsRow> {
  const [row] = await db.$queryRaw<ReviewsRow[]>`
    select
      (select json_build_array(
          count(*) filter (where stars = 1), count(*) filter (where stars = 2), count(*) filter (where stars = 3),
          count(*) filter (where stars = 4), count(*) filter (where stars = 5))
        from review where provider_id = ${providerId}::uuid) as histogram,
      coalesce((select json_agg(r) from (
        select r.id, r.stars, r.text, r.author_name as "authorName", r.anonymous, r.created_at as "createdAt",
          coalesce(o.terms ->> 'title', '') as title, r.reply, r.replied_at as "repliedAt"
        from review r join "order" o on o.id = r.order_id
        where r.provider_id = ${providerId}::uuid
        order by r.created_at desc, r.id desc limit ${SHOWN_REVIEWS}) r), '[]') as newest,
      coalesce((select json_agg(json_build_object('profile', profile, 'importedAt', imported_at)
          order by imported_at desc)
        from listing_source where provider_id = ${providerId}::uuid), '[]') as sources`
  return row ?? { histogram: [0, 0, 0, 0, 0], newest: [], sources: [] }
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

/** 张** */
const masked = (name: string) => `${[...name][0] ?? ''}**`
