import { workingDaysAfter } from '../../availability/availability.entry.ts'
import type { Ctx } from '../../context.ts'
import { recordEvent } from '../../events/events.entry.ts'
import { DomainError } from '../../kernel/problem.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import type { Tx } from '../../platform/db.ts'
import { paramsOf, type ReviewOrder, type ReviewRecord } from '../review-order.ts'
import { ANSWER_DAYS } from './check.lifecycle.ts'

type Asked = {
  readonly order: ReviewOrder
  readonly review: ReviewRecord
  readonly cause: 'suspicious' | 'reported'
  readonly reasons: readonly string[]
  readonly by?: { readonly side: 'provider' | 'reader'; readonly id: string; readonly name: string }
  readonly text?: string
  readonly photoId?: string | undefined
  readonly key?: string
}

/** Puts a review in front of a person, who has three working days. Refuses with reviews.checked_already while one is under way. */
export async function openCheck(
  tx: Tx,
  ctx: Ctx,
  { order, review, cause, reasons, by, text = '', photoId, key }: Asked,
): Promise<void> {
  const openedAt = ctx.clock.now()
  const going = await tx.reviewCheck.count({ where: { reviewId: review.id, state: { not: 'closed' } } })
  if (going > 0) throw new DomainError('reviews.checked_already')
  const check = await tx.reviewCheck.create({
    data: {
      ...{ reviewId: review.id, cause, reasons: [...reasons], reportText: text, openedAt },
      photoId: photoId ?? null,
      ...(by && { reportedSide: by.side, reportedBy: by.id }),
      ...{ dueAt: await workingDaysAfter(tx, openedAt, ANSWER_DAYS), dueTransition: 'chase' },
    },
  })
  await recordEvent(tx, {
    ...{ stream: `review-check:${check.id}`, position: 1, subject: 'check', subjectId: check.id },
    ...{ transition: 'open', from: null, to: 'open', at: openedAt, key },
    actor: by ? { kind: by.side, id: by.id, name: by.name } : { kind: 'clock', id: null, name: '' },
    data: { cause, reasons },
  })
  await enqueue(tx, 'notice', {
    to: { operators: true },
    kind: 'review_to_check',
    params: paramsOf(order),
    path: '/operator/reviews',
    dedupe: `check:${check.id}:1`,
  })
}
