import type { Ctx } from '../context.ts'
import { recordEvent } from '../events/events.entry.ts'
import { decide, nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import type { Tx } from '../platform/db.ts'
import type { OrderRecord } from './load-order.ts'
import type { Mover, Said } from './mover.ts'
import { nudgeOrder } from './nudge-order.ts'
import type { OrderTransition, VisitTransition } from './order.contract.ts'
import { applyEffect } from './order.effects.ts'
import { type OrderFacts, orderLifecycle } from './order.lifecycle.ts'
import { visitLifecycle } from './visit.lifecycle.ts'

/**
 * Makes one move of an order: change, event, effects, timer and outbox commit with the caller's transaction.
 * Refuses with orders.not_your_move, orders.changed_meanwhile and what the move's guards say.
 */
export async function moveOrder(
  tx: Tx,
  ctx: Ctx,
  order: OrderRecord,
  name: OrderTransition,
  mover: Mover,
  said: Said = {},
): Promise<OrderRecord> {
  const now = ctx.clock.now()
  const facts = factsOf(order, now)
  const decision = decide(orderLifecycle, name, mover.kind, order.state, facts)
  if (!decision.ok) throw new DomainError(decision.problem)
  const due = nextDue(orderLifecycle, decision.to, {
    ...facts,
    state: decision.to,
    enteredAt: now,
    ...(said.endsAt && { endsAt: said.endsAt }),
  })
  const change = {
    state: decision.to,
    enteredAt: now,
    dueAt: due?.at ?? null,
    dueTransition: due?.transition ?? null,
    ...((name === 'pay' || name === 'settle') && { paidAt: now }),
    ...((name === 'dismiss' || name === 'split') && { ruledAt: now }),
    ...(said.concessionFen !== undefined && { concessionFen: said.concessionFen }),
    ...(said.endsAt && { endsAt: said.endsAt }),
  }
  await takeVersion(tx, order, change)
  let moved: OrderRecord = { ...order, ...change, version: order.version + 1 }
  moved.lastHash = await recordEvent(tx, {
    ...eventOf(moved, mover, said, now),
    subject: 'order',
    subjectId: order.id,
    transition: name,
    from: order.state,
    to: decision.to,
  })
  for (const effect of decision.effects) {
    moved = await applyEffect(tx, ctx, {
      effect,
      before: order,
      order: moved,
      mover,
      move: moveVisit,
      moveOrder,
    })
  }
  await nudgeOrder(tx, moved)
  return moved
}

/** Moves an order's visit, in the order's own stream. A move the visit's table refuses throws. */
export async function moveVisit(
  tx: Tx,
  ctx: Ctx,
  order: OrderRecord,
  name: VisitTransition,
  mover: Mover,
  change: Partial<OrderRecord['visit']> = {},
  said: Said = {},
): Promise<OrderRecord> {
  const now = ctx.clock.now()
  const decision = decide(visitLifecycle, name, mover.kind, order.visit.state, { now })
  if (!decision.ok) throw new DomainError(decision.problem)
  await takeVersion(tx, order, {})
  const { caregiver: _, ...columns } = change
  await tx.visit.update({ where: { id: order.visit.id }, data: { ...columns, state: decision.to } })
  const moved = {
    ...order,
    version: order.version + 1,
    visit: { ...order.visit, ...change, state: decision.to },
  }
  moved.lastHash = await recordEvent(tx, {
    ...eventOf(moved, mover, said, now),
    subject: 'visit',
    subjectId: order.visit.id,
    transition: name,
    from: order.visit.state,
    to: decision.to,
  })
  for (const effect of decision.effects) {
    await applyEffect(tx, ctx, { effect, before: order, order: moved, mover, move: moveVisit, moveOrder })
  }
  return moved
}

export const factsOf = (order: OrderRecord, now: Date): OrderFacts => ({
  now,
  state: order.state,
  enteredAt: order.enteredAt,
  startsAt: order.startsAt,
  endsAt: order.endsAt,
  ruled: order.ruledAt !== null,
  byPhone: order.byPhone,
  ofPlan: order.plan !== null && order.plan.firstOrderId !== order.id,
})

// Whoever read the order before another's move finds its version gone and changes nothing.
async function takeVersion(tx: Tx, order: OrderRecord, data: object): Promise<void> {
  const { count } = await tx.order.updateMany({
    where: { id: order.id, state: order.state, version: order.version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count !== 1) throw new DomainError('orders.changed_meanwhile')
}

const eventOf = (order: OrderRecord, mover: Mover, said: Said, at: Date) => ({
  stream: `order:${order.id}`,
  position: order.version,
  actor: mover,
  reason: said.reason ?? '',
  data: said.data ?? {},
  key: said.key,
  prevHash: order.lastHash,
  at,
})
