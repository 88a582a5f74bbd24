import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { after, days } from '../kernel/clock.ts'
import { decide } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Db } from '../platform/db.ts'
import { findAbout } from './find-about.ts'
import { factsOf } from './move-review.ts'
import { allPhotos, publicPhotos } from './photos/photo-view.ts'
import type {
  DeskReviews,
  deskReviewsInput,
  HomeToRate,
  OrderReviews,
  OwnReview,
  orderReviewsInput,
  ReviewTag,
} from './review.contract.ts'
import { reviewLifecycle } from './review.lifecycle.ts'
import { refuseReview } from './review.rules.ts'
import {
  getReviewOrder,
  managedBy,
  orderingFamilies,
  type ReviewOrder,
  type ReviewRecord,
  titleOf,
} from './review-order.ts'

const SHOWN = 50

/** Everything that was said about one visit, for its family. Refuses with orders.not_found. */
export async function findOrderReviews(
  ctx: PersonCtx,
  { orderId }: z.output<typeof orderReviewsInput>,
): Promise<OrderReviews> {
  const families = ctx.viewer.families.map(({ id }) => id)
  const order = await getReviewOrder(ctx.db, { id: orderId, familyId: { in: families } })
  const now = ctx.clock.now()
  const may = orderingFamilies(ctx).includes(order.familyId)
  const open = may && refuseReview(order, now) === null
  const of = (voice: string) => order.reviews.find((review) => review.voice === voice)
  const family = of('family')
  const { homeReview: home, round } = order
  const about = await findAbout(ctx.db, order.reviews, 'family', may)
  return {
    canWrite: open && (!family || family.state === 'written'),
    mayDrop: may,
    canNote: open && !of('elder'),
    publishesAt: round?.dueAt ?? null,
    reviews: order.reviews.map((review) => ({
      ...ownReview(order, review, now, may),
      photos: allPhotos(ctx, review),
    })),
    home: home?.publishedAt ? homeView(home) : null,
    ...about,
  }
}

/**
 * What a manager has to do with reviews: those published about the provider (at most 50, what wants an answer first), visits
 * whose home may be rated, and how many wait sealed. Refuses with providers.not_found.
 */
export async function findDeskReviews(
  ctx: PersonCtx,
  { providerId }: z.output<typeof deskReviewsInput>,
): Promise<DeskReviews> {
  if (!managedBy(ctx).includes(providerId)) throw new DomainError('providers.not_found')
  const { db } = ctx
  const now = ctx.clock.now()
  const [rows, homes, waiting] = await Promise.all([
    db.review.findMany({
      where: { providerId, publishedAt: { not: null } },
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
      take: SHOWN,
      include: { order: { select: { terms: true } }, photos: { orderBy: { place: 'asc' } } },
    }),
    findHomes(db, providerId, now),
    db.review.count({ where: { providerId, state: { in: ['written', 'held'] } } }),
  ])
  const about = await findAbout(db, rows, 'provider', true)
  const reviews = rows
    .map(({ order, ...review }) => ({
      ...plainReview(review, false),
      photos: publicPhotos(review),
      title: titleOf(order),
      author:
        review.voice === 'elder' ? '' : review.anonymous ? masked(review.authorName) : review.authorName,
    }))
    .sort((a, b) => Number(a.reply !== null) - Number(b.reply !== null))
  return { reviews, homes, waiting, ...about }
}

async function findHomes(db: Db, providerId: string, now: Date): Promise<HomeToRate[]> {
  const orders = await db.order.findMany({
    where: {
      ...{ providerId, homeReview: null, endsAt: { gte: after(now, -days(10)) } },
      OR: [{ round: null }, { round: { publishedAt: null } }],
      state: { in: ['completed', 'closed'] },
    },
    orderBy: { endsAt: 'desc' },
    take: SHOWN,
    select: {
      ...{ id: true, state: true, startsAt: true, terms: true },
      recipient: { select: { name: true } },
      visit: { select: { state: true, checkedOutAt: true } },
      round: { select: { dueAt: true } },
      reviews: { where: { voice: 'family' }, select: { id: true } },
    },
  })
  return orders
    .filter((order) => refuseReview(order, now) === null)
    .map((order) => ({
      orderId: order.id,
      title: titleOf(order),
      recipientName: order.recipient.name,
      startsAt: order.startsAt,
      familyWrote: order.reviews.length > 0,
      publishesAt: order.round?.dueAt ?? null,
    }))
}

function ownReview(order: ReviewOrder, review: ReviewRecord, now: Date, may: boolean) {
  const follows = decide(reviewLifecycle, 'follow_up', 'family', review.state, factsOf(order, review, now))
  return plainReview(review, may && review.voice === 'family' && follows.ok)
}

function plainReview(review: ReviewRecord, canFollowUp: boolean): Omit<OwnReview, 'photos'> {
  const { punctual, skill, attitude, safety, value } = review
  const { id, voice, state, stars, text, anonymous, authorName, notedBy } = review
  const { createdAt, publishedAt, reply, repliedAt, followUp, followUpAt } = review
  return {
    ...{ id, voice, state, stars, text, anonymous, authorName, notedBy },
    ...{ createdAt, publishedAt, reply, repliedAt, followUp, followUpAt, canFollowUp },
    dimensions: { punctual, skill, attitude, safety, value },
    tags: review.tags as ReviewTag[],
  }
}

const homeView = (home: NonNullable<ReviewOrder['homeReview']>) => {
  const { punctual, ready, respectful, text, authorName, publishedAt } = home
  return { punctual, ready, respectful, text, authorName, publishedAt }
}

/** 张** */
const masked = (name: string) => `${[...name][0] ?? ''}**`
