import type { Ctx, PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import { foreseeDraws } from '../../packages/packages.entry.ts'
import type { PlanRow, PlanView } from '../../plans/plan.contract.ts'
import { planDates } from '../../plans/plans.entry.ts'
import { recurrenceInput } from '../../plans/recurrence.contract.ts'
import type { Prisma } from '../../platform/db.ts'
import type { OfferingUnit } from '../../providers/provider.contract.ts'
import { basePrice } from '../../quotes/quotes.entry.ts'
import { forWhom } from '../for-whom.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import { mayOrder } from '../order-view.ts'
import { textOf } from './extend-plans.ts'

const shown = [
  'planned',
  'awaiting_elder',
  'awaiting_payment',
  'requested',
  'accepted',
  'in_service',
] as const

const parts = {
  recipient: { select: { calledBy: true } },
  provider: { select: { id: true, name: true } },
  offering: { select: { title: true } },
  segments: { orderBy: { no: 'asc' } },
  gaps: { where: { state: 'open' }, orderBy: { day: 'asc' } },
} as const satisfies Prisma.PlanInclude

/** The plans of the viewer's families that have not ended, the one with the next visit first. */
export async function findPlans(ctx: PersonCtx): Promise<PlanRow[]> {
  const plans = await ctx.db.plan.findMany({
    where: { familyId: { in: ctx.viewer.families.map(({ id }) => id) }, state: { not: 'ended' } },
    include: {
      ...parts,
      orders: { where: { state: { in: [...shown] } }, orderBy: { startsAt: 'asc' }, take: 1 },
    },
    take: 100,
  })
  const today = dayOf(ctx.clock.now())
  return plans
    .map((plan) => ({
      ...{ id: plan.id, state: plan.state, title: plan.offering.title, calledBy: plan.recipient.calledBy },
      providerName: plan.provider.name,
      recurrence: ruleOn(plan.segments, today).recurrence,
      visitFen: agreedFen(plan.orders[0]),
      nextAt: plan.orders[0]?.startsAt ?? null,
      gaps: plan.gaps.length,
    }))
    .sort(
      (a, b) =>
        (a.nextAt?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.nextAt?.getTime() ?? Number.MAX_SAFE_INTEGER),
    )
}

/** One plan with its visits to come and the days that found nobody, each with other ways. Refuses with plans.not_found. */
export async function getPlan(ctx: PersonCtx, { planId }: { planId: string }): Promise<PlanView> {
  const plan = await ctx.db.plan.findFirst({
    where: { id: planId, ...seenBy(ctx) },
    include: {
      ...parts,
      orders: {
        where: { state: { in: [...shown] } },
        orderBy: { startsAt: 'asc' },
        include: { visit: { select: { caregiver: { select: { name: true } } } } },
      },
    },
  })
  if (!plan) throw new DomainError('plans.not_found')
  const today = dayOf(ctx.clock.now())
  const { recurrence, caregiverId, next } = ruleOn(plan.segments, today)
  const caregiver = caregiverId
    ? await ctx.db.caregiver.findUnique({ where: { id: caregiverId }, select: { id: true, name: true } })
    : null
  const first = plan.firstOrderId
    ? await ctx.db.order.findUnique({ where: { id: plan.firstOrderId }, select: { terms: true } })
    : null
  const unbilled = plan.orders.filter(({ state }) => state === 'planned')
  const ahead = await foreseeDraws(ctx.db, {
    ...{ recipientId: plan.recipientId, offeringId: plan.offeringId },
    days: unbilled.map(({ startsAt }) => dayOf(startsAt)),
  })
  const paidAhead = new Set(unbilled.filter((_, index) => ahead[index]).map(({ id }) => id))
  return {
    ...{
      id: plan.id,
      version: plan.version,
      state: plan.state,
      billing: 'visit',
      title: plan.offering.title,
    },
    ...{ visitFen: agreedFen(first), calledBy: plan.recipient.calledBy, provider: plan.provider },
    ...{ offeringId: plan.offeringId, caregiver, recurrence, next },
    visits: plan.orders.map((order) => ({
      orderId: order.id,
      state: order.state,
      startsAt: order.startsAt,
      endsAt: order.endsAt,
      caregiverName: order.visit?.caregiver.name ?? '',
      moved: order.movedFrom !== null,
      payBy: order.state === 'planned' || order.state === 'awaiting_payment' ? order.dueAt : null,
      paidAhead: paidAhead.has(order.id),
    })),
    gaps: await gapsOf(ctx, plan),
    mine: mayOrder(ctx.viewer, plan.familyId) && plan.state !== 'ended',
  }
}

/** What a visit costs by the plan's terms, in fen: without a day's surcharges, and whatever was paid ahead of one of them. */
function agreedFen(visit: { terms: unknown } | null | undefined): number {
  if (!visit) return 0
  return basePrice({ ...(visit.terms as OfferingTerms & { unit: OfferingUnit }), count: 1 }).amountFen
}

function seenBy({ viewer }: PersonCtx): Prisma.PlanWhereInput {
  const managed = viewer.providers.filter(({ role }) => role === 'manager').map(({ id }) => id)
  return {
    OR: [
      { familyId: { in: viewer.families.map(({ id }) => id) } },
      { providerId: { in: managed }, state: 'active' },
    ],
  }
}

type Segments = readonly {
  fromDay: Date
  untilDay: Date | null
  recurrence: unknown
  caregiverId: string | null
}[]

/** The rule in force on a day, and the one that follows it. */
function ruleOn(segments: Segments, day: string) {
  const living = segments.filter(({ fromDay, untilDay }) => !untilDay || textOf(untilDay) >= textOf(fromDay))
  const current = living.findLast(({ fromDay }) => textOf(fromDay) <= day) ?? living[0] ?? segments.at(-1)
  const following = living.find(({ fromDay }) => current && fromDay > current.fromDay)
  return {
    recurrence: recurrenceInput.parse(current?.recurrence),
    caregiverId: current?.caregiverId ?? null,
    next: following
      ? { fromDay: textOf(following.fromDay), recurrence: recurrenceInput.parse(following.recurrence) }
      : null,
  }
}

/** Days that found nobody, with what could be had instead. */
async function gapsOf(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  plan: {
    recipientId: string
    offeringId: string
    segments: Segments
    gaps: readonly { day: Date; startsAt: Date }[]
  },
): Promise<PlanView['gaps']> {
  const now = ctx.clock.now()
  const ahead = plan.gaps.filter(({ startsAt }) => startsAt > now)
  const [first] = ahead
  const last = ahead.at(-1)
  if (!first || !last) return []
  const whom = await forWhom(ctx.db, plan.recipientId)
  return Promise.all(
    ahead.map(async ({ day, startsAt }) => {
      const text = textOf(day)
      const { recurrence, caregiverId } = ruleOn(plan.segments, text)
      // Asked about that one day, whatever day of the rule it is.
      const single = { ...recurrence, frequency: 'daily' as const, firstDay: text, ends: 'open' as const }
      const asked = { offeringId: plan.offeringId, caregiverId, whom, recurrence: single, choices: {} }
      const { dates } = await planDates(ctx.db, { ...asked, from: text, until: text, now })
      const [date] = dates
      const own = date?.caregiver
        ? [{ startsAt: date.startsAt, endsAt: date.endsAt, caregiver: date.caregiver }]
        : []
      return { day: text, startsAt, options: [...own, ...(date?.options ?? [])] }
    }),
  )
}
