import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { roleIn } from '../families/families.entry.ts'
import { orderingRoles } from '../families/family.contract.ts'
import { DomainError } from '../kernel/problem.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import { nudgeOrder } from '../orders/orders.entry.ts'
import { enqueue } from '../outbox/outbox.entry.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../platform/db.ts'
import type { writeReviewInput } from './review.contract.ts'
import { refuseReview, reviewableOrderStates } from './review.rules.ts'

type WriteReview = z.output<typeof writeReviewInput>
type Written = { providerId: string; orderId: string }

/**
 * The family's word on a visit that took place, once, from the check-out until nine days after. It stands on the
 * provider's page at once, under the writer's name or, anonymously, as 张**. The same key again answers the same. Refuses
 * with orders.not_found, orders.no_family_role, reviews.not_reviewable, reviews.window_over, reviews.already_written.
 */
export async function writeReview(ctx: PersonCtx, input: WriteReview): Promise<Written> {
  const order = await getOwnOrder(ctx, input.orderId)
  const written = { providerId: order.providerId, orderId: order.id }
  if (await isRepeated(ctx, input)) return written
  const problem = refuseReview(order, ctx.clock.now())
  if (problem) throw new DomainError(problem)
  try {
    await inTransaction(ctx.db, (tx) => write(tx, ctx, order, input))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    if (!(await isRepeated(ctx, input))) throw new DomainError('reviews.already_written')
  }
  return written
}

type OwnOrder = Awaited<ReturnType<typeof getOwnOrder>>

async function getOwnOrder({ db, viewer }: PersonCtx, id: string) {
  const order = await db.order.findFirst({
    where: { id, familyId: { in: viewer.families.map((family) => family.id) } },
    select: {
      id: true,
      state: true,
      familyId: true,
      providerId: true,
      recipientId: true,
      terms: true,
      recipient: { select: { calledBy: true } },
      provider: { select: { name: true } },
      visit: {
        select: {
          state: true,
          checkedOutAt: true,
          caregiverId: true,
          caregiver: { select: { name: true } },
        },
      },
    },
  })
  if (!order?.visit) throw new DomainError('orders.not_found')
  const role = roleIn(viewer, order.familyId)
  if (!role || !orderingRoles.includes(role)) throw new DomainError('orders.no_family_role')
  return { ...order, visit: order.visit }
}

async function write(tx: Tx, ctx: PersonCtx, order: OwnOrder, input: WriteReview): Promise<void> {
  const { viewer } = ctx
  const now = ctx.clock.now()
  const version = await takeVersion(tx, order.id)
  const { stars, text, anonymous } = input
  const review = await tx.review.create({
    data: {
      ...{ stars, text, anonymous },
      orderId: order.id,
      providerId: order.providerId,
      caregiverId: order.visit.caregiverId,
      voice: 'family',
      authorId: viewer.userId,
      authorName: viewer.name,
      createdAt: now,
    },
    select: { id: true },
  })
  await tx.provider.update({
    where: { id: order.providerId },
    data: { reviewCount: { increment: 1 }, ratingSum: { increment: stars } },
  })
  await recordEvent(tx, {
    stream: `order:${order.id}`,
    position: version,
    subject: 'review',
    subjectId: review.id,
    transition: 'write',
    from: null,
    to: 'written',
    actor: { kind: 'family', id: viewer.userId, name: viewer.name },
    data: { stars, voice: 'family' },
    at: now,
    key: input.key,
  })
  await tellProvider(tx, order, review.id)
  await enqueue(tx, 'listing', { providerId: order.providerId })
  await nudgeOrder(tx, { ...order, version })
}

/** A dispute that came first takes the order out of these states; other events of it are waited for. */
async function takeVersion(tx: Tx, id: string): Promise<number> {
  const [order] = await tx.order.updateManyAndReturn({
    where: { id, state: { in: [...reviewableOrderStates] } },
    data: { version: { increment: 1 } },
    select: { version: true },
  })
  if (!order) throw new DomainError('reviews.not_reviewable')
  return order.version
}

const tellProvider = (tx: Tx, order: OwnOrder, reviewId: string) =>
  enqueue(tx, 'notice', {
    to: { providerId: order.providerId, caregiverId: order.visit.caregiverId },
    kind: 'review_written',
    params: {
      providerName: order.provider.name,
      caregiverName: order.visit.caregiver.name,
      title: (order.terms as OfferingTerms).title,
      calledBy: order.recipient.calledBy,
    },
    path: `/desk/${order.providerId}/reviews`,
    dedupe: `review:${reviewId}:written`,
  })

async function isRepeated({ db, viewer }: PersonCtx, { key, orderId }: WriteReview): Promise<boolean> {
  const event = await findEventByKey(db, key)
  return event?.stream === `order:${orderId}` && event.actorId === viewer.userId
}
