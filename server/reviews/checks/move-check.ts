import type { z } from 'zod'
import { workingDaysAfter } from '../../availability/availability.entry.ts'
import type { Ctx, PersonCtx } from '../../context.ts'
import { findEventByKey, recordEvent } from '../../events/events.entry.ts'
import { decide, nextDue } from '../../kernel/lifecycle.ts'
import { DomainError } from '../../kernel/problem.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import { inTransaction, type Prisma, type Tx } from '../../platform/db.ts'
import { moveReview } from '../move-review.ts'
import { hidePhotos } from '../photos/hide-photos.ts'
import { lockReviewOrder, managedBy, orderingFamilies, paramsOf, type ReviewOrder } from '../review-order.ts'
import type {
  appealCheckInput,
  CheckActor,
  CheckTransition,
  decideCheckInput,
  ReviewOutcome,
} from './check.contract.ts'
import { ANSWER_DAYS, APPEAL_DAYS, type CheckEffect, checkLifecycle } from './check.lifecycle.ts'

type Mover = { readonly kind: CheckActor; readonly id: string | null; readonly name: string }
type CheckRecord = Prisma.ReviewCheckGetPayload<object>
type Move = {
  readonly key?: string
  readonly outcome?: ReviewOutcome
  /** An operator's reason, or what an appeal says. */
  readonly text?: string
}

/** Who may ask again: whose words went, or whose report was turned down. A reader and a rule may not. */
export function losersOf(check: {
  outcome: ReviewOutcome | null
  reportedSide: string | null
}): 'family' | 'provider' | null {
  if (check.outcome === 'remove' || check.outcome === 'hide') return 'family'
  return check.outcome === 'keep' && check.reportedSide === 'provider' ? 'provider' : null
}

/**
 * The operator's decision, or the last word on an appeal, with a reason both sides read. Refuses with reviews.check_not_found,
 * reviews.changed_meanwhile, and on an appeal with reviews.colleague_decides where the first decision was theirs. The same key
 * again changes nothing. To `hide` where no photo is there is refused with reviews.no_photos.
 */
export const decideCheck = (
  ctx: PersonCtx,
  { checkId, outcome, reason, key }: z.output<typeof decideCheckInput>,
): Promise<{ ok: true }> =>
  act(ctx, { id: checkId }, key, (tx, order, check) => {
    const name = check.state === 'appealed' ? 'decide_again' : 'decide'
    const mover = { kind: 'operator', id: ctx.viewer.userId, name: ctx.viewer.name } as const
    return moveCheck(tx, ctx, order, check, name, mover, { key, outcome, text: reason })
  })

/**
 * The side the decision went against asks once more, within 15 working days. Refuses with reviews.check_not_found,
 * reviews.not_your_move, reviews.changed_meanwhile.
 */
export function appealCheck(
  ctx: PersonCtx,
  { checkId, text, key }: z.output<typeof appealCheckInput>,
): Promise<{ ok: true }> {
  const { viewer } = ctx
  const [families, providers] = [orderingFamilies(ctx), managedBy(ctx)]
  const own = [{ providerId: { in: providers } }, { order: { familyId: { in: families } } }]
  return act(ctx, { id: checkId, review: { OR: own } }, key, (tx, order, check) => {
    const kind = families.includes(order.familyId) && losersOf(check) === 'family' ? 'family' : 'provider'
    const mover = { kind, id: viewer.userId, name: viewer.name } as const
    return moveCheck(tx, ctx, order, check, 'appeal', mover, { key, text })
  })
}

type MoveIt = (tx: Tx, order: ReviewOrder, check: CheckRecord) => Promise<void>

async function act(
  ctx: PersonCtx,
  where: Prisma.ReviewCheckWhereInput,
  key: string,
  move: MoveIt,
): Promise<{ ok: true }> {
  const found = await ctx.db.reviewCheck.findFirst({
    where,
    select: { id: true, review: { select: { orderId: true } } },
  })
  if (!found) throw new DomainError('reviews.check_not_found')
  await inTransaction(ctx.db, async (tx) => {
    const order = await lockReviewOrder(tx, found.review.orderId)
    if ((await findEventByKey(tx, key))?.subjectId === found.id) return
    await move(tx, order, await tx.reviewCheck.findUniqueOrThrow({ where: { id: found.id } }))
  })
  return { ok: true }
}

/** Makes one move of a check in the caller's transaction, which holds the order: change, event, review and notices. */
export async function moveCheck(
  tx: Tx,
  ctx: Ctx,
  order: ReviewOrder,
  check: CheckRecord,
  name: CheckTransition,
  mover: Mover,
  { key, outcome, text = '' }: Move = {},
): Promise<void> {
  const now = ctx.clock.now()
  const facts = {
    lost: losersOf(check) === mover.kind,
    own: mover.id !== null && mover.id === check.decidedBy,
    answerBy: await workingDaysAfter(tx, now, ANSWER_DAYS),
    appealBy: await workingDaysAfter(tx, now, APPEAL_DAYS),
  }
  const decision = decide(checkLifecycle, name, mover.kind, check.state, facts)
  if (!decision.ok) throw new DomainError(decision.problem.replace(/^orders\./, 'reviews.'))
  const due = nextDue(checkLifecycle, decision.to, facts)
  const changes = {
    ...whatWasSaid(name, mover, outcome, text, now),
    ...{ dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
    ...(decision.to === 'closed' && { closedAt: now }),
  }
  const { count } = await tx.reviewCheck.updateMany({
    where: { id: check.id, version: check.version, state: check.state },
    data: { ...changes, state: decision.to, version: { increment: 1 } },
  })
  if (count !== 1) throw new DomainError('reviews.changed_meanwhile')
  const moved = { ...check, ...changes, version: check.version + 1 } as CheckRecord
  await recordEvent(tx, {
    ...{ stream: `review-check:${check.id}`, position: moved.version, subject: 'check', subjectId: check.id },
    ...{ transition: name, from: check.state, to: decision.to, actor: mover, at: now, key },
    ...(outcome && { data: { outcome }, reason: text }),
  })
  for (const effect of decision.effects) await apply(tx, ctx, effect, order, moved, outcome, text)
}

function whatWasSaid(
  name: CheckTransition,
  { kind, id }: Mover,
  outcome: ReviewOutcome | undefined,
  text: string,
  at: Date,
) {
  if (name === 'decide') return { outcome: outcome ?? null, reason: text, decidedBy: id, decidedAt: at }
  if (name === 'decide_again') return { outcome: outcome ?? null, finalReason: text }
  if (name === 'appeal') return { appealSide: kind, appealText: text, appealedAt: at }
  return {}
}

async function apply(
  tx: Tx,
  ctx: Ctx,
  effect: CheckEffect,
  order: ReviewOrder,
  check: CheckRecord,
  outcome: ReviewOutcome | undefined,
  reason: string,
): Promise<void> {
  const once = `check:${check.id}:${check.version}`
  const params = paramsOf(order)
  if (effect === 'tell-operators') {
    const to = { operators: true } as const
    const path = '/operator/reviews'
    return enqueue(tx, 'notice', { to, kind: 'review_to_check', params, path, dedupe: once })
  }
  if (effect === 'tell-sides') {
    const kind = outcome ? noticeOf[outcome] : 'review_kept'
    const told = { kind, params } as const
    const to = { familyId: order.familyId }
    await enqueue(tx, 'notice', { ...told, to, path: `/orders/${order.id}/review`, dedupe: `${once}:family` })
    const { providerId } = order
    const desk = `/desk/${providerId}/reviews`
    return enqueue(tx, 'notice', { ...told, to: { providerId }, path: desk, dedupe: `${once}:provider` })
  }
  const review = order.reviews.find(({ id }) => id === check.reviewId)
  if (!review || !outcome) return
  if (outcome === 'hide' && review.photos.length === 0) throw new DomainError('reviews.no_photos')
  await hidePhotos(tx, check, outcome, order.providerId)
  const step = stepFor(review.state, outcome)
  const mover = { kind: 'operator', id: check.decidedBy, name: '' } as const
  if (step) await moveReview(tx, ctx, order, review, step, mover, { reason })
}

const noticeOf = {
  keep: 'review_kept',
  hide: 'review_photos_hidden',
  remove: 'review_removed',
} as const

/** What a decision does to the review as it stands: nothing where it is so already. */
function stepFor(state: string, outcome: ReviewOutcome): 'release' | 'remove' | 'restore' | null {
  if (outcome === 'remove') return state === 'held' || state === 'published' ? 'remove' : null
  return state === 'held' ? 'release' : state === 'removed' ? 'restore' : null
}
