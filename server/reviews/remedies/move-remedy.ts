import type { z } from 'zod'
import { workingDaysAfter } from '../../availability/availability.entry.ts'
import type { Ctx, PersonCtx } from '../../context.ts'
import { findEventByKey, recordEvent } from '../../events/events.entry.ts'
import { after, days } from '../../kernel/clock.ts'
import { decide, nextDue } from '../../kernel/lifecycle.ts'
import { DomainError } from '../../kernel/problem.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import { inTransaction, type Prisma, type Tx } from '../../platform/db.ts'
import { lockReviewOrder, managedBy, orderingFamilies, paramsOf, type ReviewOrder } from '../review-order.ts'
import type { moveRemedyInput, RemedyActor, RemedyTransition } from './remedy.contract.ts'
import {
  CHASE_DAYS,
  REMIND_DAYS,
  type RemedyEffect,
  type RemedyFacts,
  remedyLifecycle,
} from './remedy.lifecycle.ts'

export type RemedyRecord = Prisma.RemedyGetPayload<object>
type Mover = { readonly kind: RemedyActor; readonly id: string | null; readonly name: string }

/**
 * One step of a remedy: the provider's manager called, or says what was done; the family accepts or refuses it; an operator ends
 * it. The same key again changes nothing. Refuses with reviews.remedy_not_found, reviews.call_first, reviews.not_your_move,
 * reviews.changed_meanwhile.
 */
export async function takeRemedyStep(
  ctx: PersonCtx,
  { remedyId, move, text, key }: z.output<typeof moveRemedyInput>,
): Promise<{ ok: true }> {
  const { db, viewer } = ctx
  const [families, providers] = [orderingFamilies(ctx), managedBy(ctx)]
  const own = [{ providerId: { in: providers } }, { familyId: { in: families } }]
  const found = await db.remedy.findFirst({
    where: { id: remedyId, ...(viewer.operator ? {} : { OR: own }) },
    include: { review: { select: { orderId: true } } },
  })
  if (!found) throw new DomainError('reviews.remedy_not_found')
  const kinds: Record<typeof move, readonly [RemedyActor, boolean]> = {
    call: ['provider', providers.includes(found.providerId)],
    remedy: ['provider', providers.includes(found.providerId)],
    accept: ['family', families.includes(found.familyId)],
    refuse: ['family', families.includes(found.familyId)],
    close: ['operator', viewer.operator],
  }
  const [kind, may] = kinds[move]
  if (!may) throw new DomainError('reviews.not_your_move')
  await inTransaction(db, async (tx) => {
    const order = await lockReviewOrder(tx, found.review.orderId)
    if ((await findEventByKey(tx, key))?.subjectId === remedyId) return
    const remedy = await tx.remedy.findUniqueOrThrow({ where: { id: remedyId } })
    const name = move === 'call' && remedy.state === 'escalated' ? 'call_late' : move
    const mover = { kind, id: viewer.userId, name: viewer.name }
    await moveRemedy(tx, ctx, order, remedy, name, mover, { key, text })
  })
  return { ok: true }
}

/** Makes one move in the caller's transaction, which holds the order: change, event, timer and notices. */
export async function moveRemedy(
  tx: Tx,
  ctx: Ctx,
  order: ReviewOrder,
  remedy: RemedyRecord,
  name: RemedyTransition,
  mover: Mover,
  { key, text = '' }: { key?: string; text?: string } = {},
): Promise<void> {
  const now = ctx.clock.now()
  const facts: RemedyFacts = {
    called: remedy.calledAt !== null,
    remindAt: await workingDaysAfter(tx, now, REMIND_DAYS),
    remedyBy: remedy.remedyBy,
    chaseAt: await workingDaysAfter(tx, now, CHASE_DAYS),
    settleAt: after(now, days(7)),
  }
  const decision = decide(remedyLifecycle, name, mover.kind, remedy.state, facts)
  if (!decision.ok) throw new DomainError(decision.problem.replace(/^orders\./, 'reviews.'))
  const due = nextDue(remedyLifecycle, decision.to, facts)
  const { count } = await tx.remedy.updateMany({
    where: { id: remedy.id, version: remedy.version, state: remedy.state },
    data: {
      ...whatWasSaid(name, text, now),
      ...{ state: decision.to, dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
      ...(!due && { closedAt: now }),
      version: { increment: 1 },
    },
  })
  if (count !== 1) throw new DomainError('reviews.changed_meanwhile')
  const version = remedy.version + 1
  await recordEvent(tx, {
    ...{ stream: `remedy:${remedy.id}`, position: version, subject: 'remedy', subjectId: remedy.id },
    ...{ transition: name, from: remedy.state, to: decision.to, actor: mover, at: now, key },
  })
  for (const effect of decision.effects)
    await tell(tx, effect, order, { id: remedy.id, version, state: decision.to })
}

function whatWasSaid(name: RemedyTransition, text: string, at: Date): Prisma.RemedyUpdateManyMutationInput {
  if (name === 'call' || name === 'call_late') return { calledAt: at, callNote: text }
  if (name === 'remedy') return { remedy: text, remediedAt: at }
  return name === 'accept' || name === 'refuse' || name === 'close' ? { ending: text } : {}
}

const kinds = {
  opened: 'remedy_opened',
  called: 'remedy_called',
  escalated: 'remedy_escalated',
  remedied: 'remedy_done',
  settled: 'remedy_settled',
  closed: 'remedy_closed',
} as const

async function tell(
  tx: Tx,
  effect: RemedyEffect,
  order: ReviewOrder,
  { id, version, state }: Pick<RemedyRecord, 'id' | 'version' | 'state'>,
): Promise<void> {
  const { providerId, familyId } = order
  const audiences = {
    'tell-family': { to: { familyId }, path: `/orders/${order.id}/review` },
    'tell-provider': { to: { providerId }, path: `/desk/${providerId}/reviews` },
    'tell-operators': { to: { operators: true as const }, path: '/operator/reviews' },
  }
  await enqueue(tx, 'notice', {
    ...audiences[effect],
    kind: kinds[state],
    params: paramsOf(order),
    dedupe: `remedy:${id}:${version}:${effect}`,
  })
}
