import type { Db } from '../../../server/platform/db.ts'
import { both, type CallTable, key, named, plain } from './scene.ts'

const later = new Date('2030-01-01T00:00:00Z')

/** A check of a review that is open, or that went against the family. */
async function checked(db: Db, reviewId: string, state: 'open' | 'decided' = 'open') {
  const decided = { outcome: 'remove' as const, reason: '写出了别人的隐私', decidedAt: later }
  const { id: checkId } = await db.reviewCheck.create({
    data: {
      ...{ reviewId, state, cause: 'reported', reasons: ['untrue'], openedAt: later },
      ...{ dueAt: later, dueTransition: 'chase', ...(state === 'decided' && decided) },
    },
  })
  return { checkId, key: key() }
}

/** A bad review's remedy, as far as `state`. */
async function toRemedy(db: Db, reviewId: string, state: 'opened' | 'remedied' | 'escalated') {
  const review = await db.review.findUniqueOrThrow({ where: { id: reviewId }, include: { order: true } })
  const { id: remedyId } = await db.remedy.create({
    data: {
      ...{ reviewId, state, providerId: review.providerId, familyId: review.order.familyId },
      ...{ openedAt: later, remedyBy: later, dueAt: later, dueTransition: 'escalate' },
      ...(state !== 'opened' && { calledAt: later, remedy: '换了人' }),
    },
  })
  return { remedyId, text: '说清楚了', key: key() }
}

/** A photo of a review whose file is nowhere. */
async function photographed(db: Db, reviewId: string): Promise<string> {
  const { orderId, authorId } = await db.review.findUniqueOrThrow({ where: { id: reviewId } })
  const picture = { fileKey: key(), width: 800, height: 600, place: 1 }
  const by = { addedBy: authorId ?? key(), at: later }
  return (await db.reviewPhoto.create({ data: { reviewId, orderId, ...picture, ...by } })).id
}

export const reviews: CallTable = {
  // Whoever has no link, or whose review is not public; links and public ones are tried in test/reviews.
  'reviews.photo': plain(({ api }) => api.reviews.photo({ photoId: key() })),
  'reviews.dropPhoto': both(async ({ api, db }, { review }) =>
    api.reviews.dropPhoto({ photoId: await photographed(db, review), key: key() }),
  ),
  'reviews.write': both(({ api }, { done }) => api.reviews.write({ orderId: done, stars: 5, key: key() })),
  'reviews.edit': both(({ api }, { done }) => api.reviews.edit({ orderId: done, stars: 4, key: key() })),
  'reviews.noteElder': both(({ api }, { done }) =>
    api.reviews.noteElder({ orderId: done, stars: 4, key: key() }),
  ),
  'reviews.rateHome': both(({ api }, { done }) => api.reviews.rateHome({ orderId: done, key: key() })),
  'reviews.followUp': both(({ api }, { review }) =>
    api.reviews.followUp({ reviewId: review, text: '后来也很好', key: key() }),
  ),
  'reviews.ofOrder': both(({ api }, { closed }) => api.reviews.ofOrder({ orderId: closed })),
  'reviews.forDesk': both(({ api }, { providerId }) => api.reviews.forDesk({ providerId })),
  'reviews.read': both(({ api }, { review }) => api.reviews.read({ reviewId: review })),
  'reviews.report': both(({ api }, { review }) =>
    api.reviews.report({ reviewId: review, reason: 'untrue', text: '没有这回事', key: key() }),
  ),
  'reviews.checks': plain(({ api }) => api.reviews.checks({})),
  'reviews.decide': both(async (scene, { review }) =>
    scene.api.reviews.decide({ ...(await checked(scene.db, review)), outcome: 'keep', reason: '属实，保留' }),
  ),
  'reviews.appeal': both(async (scene, { review }) =>
    scene.api.reviews.appeal({ ...(await checked(scene.db, review, 'decided')), text: '确实写的是这次' }),
  ),
  'reviews.remedies': plain(({ api }) => api.reviews.remedies()),
  'reviews.remedy': {
    ...named(
      both(async ({ api, db }, { review }) =>
        api.reviews.remedy({ ...(await toRemedy(db, review, 'opened')), move: 'call' }),
      ),
      'call',
    ),
    ...named(
      both(async ({ api, db }, { review }) =>
        api.reviews.remedy({ ...(await toRemedy(db, review, 'remedied')), move: 'accept' }),
      ),
      'accept',
    ),
    ...named(
      both(async ({ api, db }, { review }) =>
        api.reviews.remedy({ ...(await toRemedy(db, review, 'escalated')), move: 'close' }),
      ),
      'close',
    ),
  },
  'reviews.reply': both(({ api }, { review }) =>
    api.reviews.reply({ reviewId: review, text: '谢谢您的信任', key: key() }),
  ),
}
