import type { Ctx } from '../../context.ts'
import { addDays, dayOf } from '../../kernel/wall-time.ts'
import { DAYS_AHEAD } from '../../plans/plan.contract.ts'
import { planDates } from '../../plans/plans.entry.ts'
import { recurrenceInput } from '../../plans/recurrence.contract.ts'
import { inTransaction, type Tx } from '../../platform/db.ts'
import { forWhom } from '../for-whom.ts'
import { asPlan } from '../mover.ts'
import { dateOf, makeVisits, templateParts } from './make-visits.ts'

/** Plans taken on at one call; what is left over comes with the next. */
const AT_ONCE = 100

/**
 * Makes the visits of every running plan up to eight weeks ahead, or as far as its provider takes bookings. Asking twice makes
 * nothing twice. Gives how many visits were made and how many days found nobody.
 */
export async function extendPlans(ctx: Ctx): Promise<{ made: number; gaps: number }> {
  const today = dayOf(ctx.clock.now())
  const due = await ctx.db.$queryRaw<{ id: string; no: number }[]>`
    select s.plan_id::text as id, s.no from plan_segment s
    join plan p on p.id = s.plan_id and p.state = 'active'
    join provider v on v.id = p.provider_id and v.state = 'verified'
    join offering o on o.id = p.offering_id and o.suspended_at is null
    where s.made_until < ${today}::date + least(${DAYS_AHEAD}, v.book_ahead_days)
      and (s.until_day is null or s.made_until < s.until_day)
    order by s.made_until limit ${AT_ONCE}`
  const done = { made: 0, gaps: 0 }
  for (const { id, no } of due) {
    const { made, gaps } = await inTransaction(ctx.db, (tx) => extendSegment(tx, ctx, id, no))
    done.made += made
    done.gaps += gaps.length
  }
  return done
}

/** The visits of one rule of a plan from where it stands up to its window's end. */
export async function extendSegment(
  tx: Tx,
  ctx: Pick<Ctx, 'clock' | 'ports'>,
  planId: string,
  no: number,
): Promise<{ made: number; gaps: string[] }> {
  const now = ctx.clock.now()
  // Two processes take turns here; the second finds it done.
  await tx.$queryRaw`select 1 from plan where id = ${planId}::uuid for update`
  const segment = await tx.planSegment.findUniqueOrThrow({
    where: { planId_no: { planId, no } },
    include: { plan: { include: { provider: { select: { bookAheadDays: true } } } } },
  })
  const { plan } = segment
  const window = addDays(dayOf(now), Math.min(DAYS_AHEAD, plan.provider.bookAheadDays))
  const last = segment.untilDay && textOf(segment.untilDay) < window ? textOf(segment.untilDay) : window
  const from = addDays(textOf(segment.madeUntil), 1)
  if (plan.state === 'ended' || from > last || !plan.firstOrderId) return { made: 0, gaps: [] }
  const { dates } = await planDates(tx, {
    offeringId: plan.offeringId,
    caregiverId: segment.caregiverId,
    whom: await forWhom(tx, plan.recipientId),
    recurrence: recurrenceInput.parse(segment.recurrence),
    ...{ choices: {}, from, until: last, now },
  })
  const template = await tx.order.findUniqueOrThrow({
    where: { id: plan.firstOrderId },
    select: templateParts,
  })
  const usual = await usualCaregiver(tx, planId)
  const wanted = dates.map((date) => ({
    ...date,
    caregiverIds: [...date.caregiverIds].sort((a, b) => Number(b === usual) - Number(a === usual)),
  }))
  await tx.planSegment.update({
    where: { planId_no: { planId, no } },
    data: { madeUntil: dateOf(last) },
  })
  return makeVisits(tx, { planId, template, wanted, by: asPlan, now, vault: ctx.ports.vault })
}

/** Who came, or comes, most often. */
async function usualCaregiver(tx: Tx, planId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    select v.caregiver_id::text as id from visit v join "order" o on o.id = v.order_id
    where o.plan_id = ${planId}::uuid and o.state not in ('cancelled', 'declined', 'lapsed', 'withdrawn')
    group by v.caregiver_id order by count(*) desc, v.caregiver_id limit 1`
  return row?.id ?? null
}

export const textOf = (date: Date) => date.toISOString().slice(0, 10)
