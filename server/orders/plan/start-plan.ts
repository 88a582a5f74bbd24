import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { dayOf } from '../../kernel/wall-time.ts'
import type { Prisma, Tx } from '../../platform/db.ts'
import type { DraftRecord } from '../drafts.ts'
import { asPerson } from '../mover.ts'
import { planOf } from './draft-plan.ts'
import { dateOf, makeVisits, templateParts, type Wanted } from './make-visits.ts'
import { datesOfDraft } from './preview-plan.ts'

export type Begun = { readonly planId: string; readonly planDay: Date; readonly wanted: readonly Wanted[] }

/**
 * Writes the plan of a draft that is being placed, so that its first order can name it; null for a single visit. Refuses with
 * plans.dates_open while a day has neither a solution nor is skipped, and like previewDraftPlan.
 */
export async function beginPlan(
  tx: Tx,
  ctx: PersonCtx,
  draft: DraftRecord,
  { orderId, familyId, recipientId }: { orderId: string; familyId: string; recipientId: string },
): Promise<Begun | null> {
  const plan = planOf(draft)
  if (!plan) return null
  const now = ctx.clock.now()
  const { found, settled, until } = await datesOfDraft(tx, draft, plan, now)
  const [first, ...later] = found.dates
  const open = later.filter(({ state }) => state === 'taken').length
  if (open > 0) throw new DomainError('plans.dates_open', { count: open })
  const { recurrence, billing } = settled
  const { id: planId } = await tx.plan.create({
    data: {
      ...{ familyId, recipientId, billing, createdAt: now, firstOrderId: orderId },
      providerId: draft.offering.providerId,
      offeringId: draft.offeringId,
      placedBy: ctx.viewer.userId,
      segments: {
        create: {
          no: 1,
          fromDay: dateOf(recurrence.firstDay),
          recurrence: JSON.parse(JSON.stringify(recurrence)) as Prisma.InputJsonObject,
          caregiverId: draft.caregiverId,
          madeUntil: dateOf(until),
        },
      },
      gaps: {
        create: found.dates
          .filter(({ state }) => state === 'skipped')
          .map(({ day, startsAt }) => ({ day: dateOf(day), startsAt, state: 'skipped' as const })),
      },
    },
    select: { id: true },
  })
  const wanted = later.filter(({ state }) => state !== 'skipped')
  return { planId, planDay: dateOf(first?.day ?? dayOf(draft.startsAt ?? now)), wanted }
}

/** Makes and promises the visits after the first, once that one stands. */
export async function makeLaterVisits(
  tx: Tx,
  ctx: PersonCtx,
  { planId, wanted }: Begun,
  first: { orderId: string; caregiverId: string },
): Promise<void> {
  const template = await tx.order.findUniqueOrThrow({ where: { id: first.orderId }, select: templateParts })
  // Whoever comes first comes again, where they can.
  const same = (ids: readonly string[]) =>
    [...ids].sort((a, b) => Number(b === first.caregiverId) - Number(a === first.caregiverId))
  await makeVisits(tx, {
    vault: ctx.ports.vault,
    ...{ planId, template, now: ctx.clock.now(), by: asPerson('family', ctx.viewer) },
    wanted: wanted.map((one) => ({ ...one, caregiverIds: same(one.caregiverIds) })),
  })
}
