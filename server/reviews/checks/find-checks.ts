import type { Ctx } from '../../context.ts'
import { isColleaguesTurn } from '../../kernel/own-judgement.ts'
import { allPhotos } from '../photos/photo-view.ts'
import { titleOf } from '../review-order.ts'
import type { CheckTransition, CheckView } from './check.contract.ts'

/** The operators' queue of reviews: what waits for a decision, the most urgent first; or the last 50 that were decided. */
export async function findChecks(ctx: Ctx, scope: 'waiting' | 'decided'): Promise<CheckView[]> {
  const { db, viewer } = ctx
  const waiting = scope === 'waiting'
  const rows = await db.reviewCheck.findMany({
    where: { state: { in: waiting ? ['open', 'appealed'] : ['decided', 'closed'] } },
    orderBy: waiting ? [{ dueAt: 'asc' }, { id: 'asc' }] : [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: waiting ? 200 : 50,
    include: {
      review: {
        include: {
          provider: { select: { name: true } },
          order: { select: { number: true, terms: true } },
          photos: { orderBy: { place: 'asc' } },
        },
      },
    },
  })
  return rows.map(({ review, dueAt, dueTransition, ...check }) => ({
    ...check,
    reportedSide: check.reportedSide as CheckView['reportedSide'],
    colleague: isColleaguesTurn(check, viewer),
    appealSide: check.appealSide as CheckView['appealSide'],
    due: dueAt && dueTransition ? { at: dueAt, transition: dueTransition as CheckTransition } : null,
    review: {
      ...{ id: review.id, voice: review.voice, state: review.state, stars: review.stars, text: review.text },
      ...{ followUp: review.followUp, reply: review.reply, createdAt: review.createdAt },
      ...{ title: titleOf(review.order), providerId: review.providerId, providerName: review.provider.name },
      ...{ orderId: review.orderId, orderNumber: review.order.number },
      photos: allPhotos(ctx, review),
    },
  }))
}
