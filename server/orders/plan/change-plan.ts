import type { z } from 'zod'
import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { addDays, dayOf } from '../../kernel/wall-time.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import type { changePlanInput, endPlanInput, PlanView } from '../../plans/plan.contract.ts'
import { inTransaction, type Prisma, type Tx } from '../../platform/db.ts'
import { getOrderRecord } from '../load-order.ts'
import { moveOrder } from '../move-order.ts'
import { asPerson } from '../mover.ts'
import { dropVisits } from './drop-visits.ts'
import { extendSegment } from './extend-plans.ts'
import { getPlan } from './find-plans.ts'
import { dateOf } from './make-visits.ts'
import { getOwnPlan } from './own-plan.ts'

/**
 * Gives a plan another rule from a day on: its own visits from that day are taken back and made anew by the new rule. A visit
 * that was moved by hand stays where it was moved to, and so does one the provider has accepted or begun. Refuses with
 * plans.not_found, orders.no_family_role, plans.over, plans.changed_meanwhile, plans.nothing_left.
 */
export async function changePlan(ctx: PersonCtx, input: z.output<typeof changePlanInput>): Promise<PlanView> {
  const { planId, recurrence, caregiverId, version } = input
  await inTransaction(ctx.db, async (tx) => {
    const plan = await getOwnPlan(ctx, tx, planId)
    await takeVersion(tx, planId, version, {})
    const fromDay = later(input.fromDay, addDays(dayOf(ctx.clock.now()), 1))
    await dropVisits(tx, ctx, fromOn(planId, fromDay), moveOrder)
    await closeSegments(tx, planId, fromDay)
    const no = Math.max(...plan.segments.map((segment) => segment.no)) + 1
    await tx.planSegment.create({
      data: {
        ...{ planId, no, caregiverId, fromDay: dateOf(fromDay), madeUntil: dateOf(addDays(fromDay, -1)) },
        recurrence: JSON.parse(
          JSON.stringify({ ...recurrence, firstDay: fromDay }),
        ) as Prisma.InputJsonObject,
      },
    })
    const { made, gaps } = await extendSegment(tx, ctx, planId, no)
    if (made + gaps.length === 0) throw new DomainError('plans.nothing_left')
    await tellOfPlan(tx, planId, 'plan_changed')
  })
  return getPlan(ctx, { planId })
}

/**
 * Ends a plan: no visit from that day on. What waits to be paid or answered goes back whole; what the provider has accepted is
 * cancelled by its refund policy. Repeating it changes nothing. Refuses with plans.not_found, orders.no_family_role.
 */
export async function endPlan(
  ctx: PersonCtx,
  { planId, fromDay, reason, key }: z.output<typeof endPlanInput>,
): Promise<PlanView> {
  const standing = await getPlan(ctx, { planId })
  if (standing.state === 'ended') return standing
  await inTransaction(ctx.db, async (tx) => {
    await getOwnPlan(ctx, tx, planId)
    const now = ctx.clock.now()
    await tx.plan.update({
      where: { id: planId },
      data: { state: 'ended', endedAt: now, version: { increment: 1 } },
    })
    await closeSegments(tx, planId, fromDay)
    const from = { planId, startsAt: { gt: now }, planDay: { gte: dateOf(fromDay) } }
    const accepted = await tx.order.findMany({ where: { ...from, state: 'accepted' }, select: { id: true } })
    for (const { id } of accepted) {
      const order = await getOrderRecord(tx, { id })
      await moveOrder(tx, ctx, order, 'cancel', asPerson('family', ctx.viewer), {
        reason,
        key: `${key}:${id}`,
      })
    }
    await dropVisits(tx, ctx, { planId, planDay: { gte: dateOf(fromDay) } }, moveOrder)
    await tellOfPlan(tx, planId, 'plan_ended')
  })
  return getPlan(ctx, { planId })
}

/** Visits from a day on that are still where the rule put them. */
const fromOn = (planId: string, day: string): Prisma.OrderWhereInput => ({
  planId,
  planDay: { gte: dateOf(day) },
  movedFrom: null,
})

async function takeVersion(
  tx: Tx,
  id: string,
  version: number,
  data: Prisma.PlanUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.plan.updateMany({
    where: { id, version, state: { not: 'ended' } },
    data: { ...data, version: { increment: 1 } },
  })
  if (count !== 1) throw new DomainError('plans.changed_meanwhile')
}

/** Rules that reach beyond the day stop before it; gaps from then on ask nobody any more. */
export async function closeSegments(tx: Tx, planId: string, day: string): Promise<void> {
  const untilDay = dateOf(addDays(day, -1))
  await tx.planSegment.updateMany({
    where: { planId, OR: [{ untilDay: null }, { untilDay: { gt: untilDay } }] },
    data: { untilDay },
  })
  await tx.planGap.deleteMany({ where: { planId, day: { gte: dateOf(day) } } })
}

/** Tells both sides what became of a plan. */
export async function tellOfPlan(tx: Tx, planId: string, kind: 'plan_changed' | 'plan_ended'): Promise<void> {
  const plan = await tx.plan.findUniqueOrThrow({
    where: { id: planId },
    include: {
      recipient: { select: { calledBy: true } },
      provider: { select: { name: true } },
      offering: { select: { title: true } },
      orders: {
        where: { state: { in: ['planned', 'accepted', 'awaiting_payment', 'requested'] } },
        orderBy: { startsAt: 'asc' },
        take: 1,
        include: { visit: { select: { caregiverId: true, caregiver: { select: { name: true } } } } },
      },
    },
  })
  const [next] = plan.orders
  const params = {
    calledBy: plan.recipient.calledBy,
    providerName: plan.provider.name,
    caregiverName: next?.visit?.caregiver.name ?? '',
    title: plan.offering.title,
    startsAt: (next?.startsAt ?? plan.createdAt).toISOString(),
  }
  const dedupe = `${planId}:${plan.version}:${kind}`
  await enqueue(tx, 'notice', {
    to: { familyId: plan.familyId },
    kind,
    path: `/plans/${planId}`,
    dedupe,
    params,
  })
  const caregiverId = next?.visit?.caregiverId
  const to = { providerId: plan.providerId, ...(caregiverId && { caregiverId }) }
  if (plan.state === 'active' || kind === 'plan_ended')
    await enqueue(tx, 'notice', {
      ...{ to, kind, params },
      path: `/desk/${plan.providerId}`,
      dedupe: `${dedupe}:provider`,
    })
}

const later = (a: string, b: string) => (a > b ? a : b)
