import type { Ctx } from '../../context.ts'
import { movesFor } from '../../kernel/lifecycle.ts'
import { titleOf } from '../review-order.ts'
import type { RemedyRecord } from './move-remedy.ts'
import {
  type RemedyActor,
  type RemedyMove,
  type RemedyRow,
  type RemedyTransition,
  type RemedyView,
  remedyMoves,
} from './remedy.contract.ts'
import { remedyLifecycle } from './remedy.lifecycle.ts'

/** Remedies that are late or were refused, the longest first, at most 100; then those still under way. */
export async function findRemedies({ db }: Ctx): Promise<RemedyRow[]> {
  const rows = await db.remedy.findMany({
    where: { closedAt: null },
    orderBy: [{ remedyBy: 'asc' }, { id: 'asc' }],
    take: 100,
    include: {
      review: { include: { provider: { select: { name: true } }, order: { select: { terms: true } } } },
    },
  })
  return rows
    .map(({ review, ...remedy }) => ({
      ...remedyView(remedy, 'operator', true),
      ...{ providerId: remedy.providerId, providerName: review.provider.name, title: titleOf(review.order) },
      ...{ stars: review.stars, text: review.text, orderId: review.orderId },
    }))
    .sort((a, b) => Number(b.state === 'escalated') - Number(a.state === 'escalated'))
}

/** One remedy as one side sees it. What was said on the telephone the family has heard already: it is kept from nobody here. */
export function remedyView(remedy: RemedyRecord, side: RemedyActor, may: boolean): RemedyView {
  const { id, reviewId, state, openedAt, remedyBy, calledAt, callNote } = remedy
  const { remediedAt, ending, closedAt, dueAt, dueTransition } = remedy
  const never = new Date(0)
  const facts = {
    called: calledAt !== null,
    ...{ remedyBy, remindAt: never, chaseAt: never, settleAt: never },
  }
  const names = may ? movesFor(remedyLifecycle, side, state, facts) : []
  const moves = remedyMoves.filter((move) => names.includes(move))
  if (names.includes('call_late') && !calledAt) moves.unshift('call' satisfies RemedyMove)
  return {
    ...{ id, reviewId, state, openedAt, remedyBy, calledAt, callNote, remediedAt, ending, closedAt, moves },
    remedy: remedy.remedy,
    due: dueAt && dueTransition ? { at: dueAt, transition: dueTransition as RemedyTransition } : null,
  }
}
