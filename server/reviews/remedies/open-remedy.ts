import { workingDaysAfter } from '../../availability/availability.entry.ts'
import type { Ctx } from '../../context.ts'
import { recordEvent } from '../../events/events.entry.ts'
import { earlier } from '../../kernel/clock.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import type { Tx } from '../../platform/db.ts'
import { badStars } from '../review.contract.ts'
import { paramsOf, type ReviewOrder, type ReviewRecord } from '../review-order.ts'
import { REMEDY_DAYS, REMIND_DAYS } from './remedy.lifecycle.ts'

/** 不满意 or 非常不满意, once published, asks for a call back and a remedy; anything better, or a second time, does not. */
export async function openRemedy(
  tx: Tx,
  ctx: Ctx,
  order: ReviewOrder,
  { id: reviewId, stars }: ReviewRecord,
): Promise<void> {
  if (stars > badStars) return
  if ((await tx.remedy.count({ where: { reviewId } })) > 0) return
  const openedAt = ctx.clock.now()
  const { providerId, familyId } = order
  const remedyBy = await workingDaysAfter(tx, openedAt, REMEDY_DAYS)
  const dueAt = earlier(remedyBy, await workingDaysAfter(tx, openedAt, REMIND_DAYS))
  const { id } = await tx.remedy.create({
    data: { reviewId, providerId, familyId, openedAt, remedyBy, dueAt, dueTransition: 'remind' },
  })
  await recordEvent(tx, {
    ...{ stream: `remedy:${id}`, position: 1, subject: 'remedy', subjectId: id },
    ...{ transition: 'open', from: null, to: 'opened', at: openedAt },
    actor: { kind: 'clock', id: null, name: '' },
  })
  await enqueue(tx, 'notice', {
    to: { providerId, caregiverId: order.visit.caregiverId },
    kind: 'remedy_opened',
    params: paramsOf(order),
    path: `/desk/${providerId}/reviews`,
    dedupe: `remedy:${id}:1`,
  })
}
