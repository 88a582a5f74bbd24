import type { Ctx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { addDays, dayOf, instantOf, weekdayOf } from '../../kernel/wall-time.ts'
import { foreseeDraws } from '../../packages/packages.entry.ts'
import { DAYS_AHEAD, type DraftPlan, type PlanPreview } from '../../plans/plan.contract.ts'
import { planDates } from '../../plans/plans.entry.ts'
import { byWeekday } from '../../plans/recurrence.contract.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type DraftRecord, getDraftRecord } from '../drafts.ts'
import { forWhomDraft } from '../for-whom.ts'
import { ownRecipientId } from '../quote-draft.ts'
import { planOf } from './draft-plan.ts'

type Owned = { ownerKey: string; draftId: string }

/**
 * The dates a draft's plan would have, for the next eight weeks: which are free and with whom, which are taken and how else they
 * could be had, what holidays it leaves out, and what it comes to in fen besides what was paid ahead. With `plan` of that one instead of the draft's own.
 * Refuses with orders.draft_not_found, orders.draft_incomplete, plans.not_for_places, plans.first_day_left_out.
 */
export async function previewDraftPlan(
  ctx: Ctx,
  { plan: asked, ...owned }: Owned & { plan?: DraftPlan | undefined },
): Promise<PlanPreview> {
  const draft = await getDraftRecord(ctx, owned)
  const plan = asked ?? planOf(draft)
  if (!plan) throw new DomainError('orders.draft_incomplete')
  const { found, settled, until } = await datesOfDraft(ctx.db, draft, plan, ctx.clock.now())
  const dates = found.dates.map(({ caregiverIds: _, ...date }) => date)
  const kept = dates.filter(({ state }) => state !== 'skipped')
  const last = kept.at(-1)?.day
  const days = kept.map(({ startsAt }) => dayOf(startsAt))
  const recipientId = await ownRecipientId(ctx, draft.recipientId)
  const ahead = recipientId
    ? await foreseeDraws(ctx.db, { recipientId, offeringId: draft.offeringId, days })
    : []
  const { ends, until: lastDay, count } = settled.recurrence
  return {
    recurrence: settled.recurrence,
    billing: settled.billing,
    dates,
    leftOut: found.leftOut,
    goesOn: ends === 'open' || (ends === 'until' ? (lastDay ?? '') > until : dates.length < (count ?? 0)),
    visitFen: draft.offering.priceFen,
    paidAhead: ahead.filter(Boolean).length,
    months: monthsOf(days.map((day, index) => ({ day, fen: ahead[index] ? 0 : draft.offering.priceFen }))),
    open: dates.filter(({ state }) => state === 'taken').length,
    lastDay: last ?? null,
  }
}

/** Keeps what was chosen, or that it is one visit only (null). Refuses like previewDraftPlan. */
export async function setDraftPlan(
  ctx: Ctx,
  { plan, ...owned }: Owned & { plan: DraftPlan | null },
): Promise<{ ok: true }> {
  const draft = await getDraftRecord(ctx, owned)
  const settled = plan && settle(draft, plan)
  await ctx.db.orderDraft.update({
    where: { id: draft.id },
    data: { plan: settled ? JSON.parse(JSON.stringify(settled)) : null },
  })
  return { ok: true }
}

/** The dates of a plan that begins with the draft's own visit, up to eight weeks from now. */
export async function datesOfDraft(db: Db | Tx, draft: DraftRecord, plan: DraftPlan, now: Date) {
  const settled = settle(draft, plan)
  const { bookAheadDays } = await db.provider.findUniqueOrThrow({
    where: { id: draft.offering.providerId },
    select: { bookAheadDays: true },
  })
  const until = addDays(dayOf(now), Math.min(DAYS_AHEAD, bookAheadDays))
  const found = await planDates(db, {
    offeringId: draft.offeringId,
    caregiverId: draft.caregiverId,
    whom: await forWhomDraft(db, draft),
    ...settled,
    ...{ from: settled.recurrence.firstDay, until, now },
  })
  if (found.dates[0]?.day !== settled.recurrence.firstDay) throw new DomainError('plans.first_day_left_out')
  return { found, settled, until }
}

/** It begins with the visit that was chosen: its day and its hour are the rule's first. */
function settle(draft: DraftRecord, plan: DraftPlan): DraftPlan {
  if (draft.offering.pools.length > 0) throw new DomainError('plans.not_for_places')
  if (!draft.startsAt) throw new DomainError('orders.draft_incomplete')
  const firstDay = dayOf(draft.startsAt)
  const { frequency, weekdays } = plan.recurrence
  const startMinute = (draft.startsAt.getTime() - instantOf(firstDay).getTime()) / 60_000
  const own = byWeekday(frequency) ? [...new Set([...weekdays, weekdayOf(firstDay)])].sort() : []
  return { ...plan, recurrence: { ...plan.recurrence, weekdays: own, firstDay, startMinute } }
}

function monthsOf(visits: readonly { day: string; fen: number }[]): PlanPreview['months'] {
  const months = new Map<string, PlanPreview['months'][number]>()
  for (const { day, fen } of visits) {
    const month = day.slice(0, 7)
    const before = months.get(month) ?? { month, visits: 0, fen: 0 }
    months.set(month, { month, visits: before.visits + 1, fen: before.fen + fen })
  }
  return [...months.values()]
}
