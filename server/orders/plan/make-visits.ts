import { recordEvent } from '../../events/events.entry.ts'
import { nextDue } from '../../kernel/lifecycle.ts'
import { enqueue } from '../../outbox/outbox.entry.ts'
import type { Prisma, Tx } from '../../platform/db.ts'
import type { Vault } from '../../platform/vault.ts'
import type { OfferingUnit } from '../../providers/provider.contract.ts'
import { basePrice } from '../../quotes/quotes.entry.ts'
import type { Mover } from '../mover.ts'
import { orderLifecycle } from '../order.lifecycle.ts'
import { newOrderId, orderNumber, startCode } from '../order-marks.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import { openNote, sealNote } from '../order-words.ts'
import { promiseTime } from '../promise-time.ts'

/** What every visit of a plan has in common: read from the order it began with. */
export const templateParts = {
  ...{ id: true, familyId: true, recipientId: true, providerId: true, offeringId: true, placedBy: true },
  ...{ priceFen: true, refundPolicy: true, terms: true, addressLine: true, lat: true, lng: true, note: true },
} as const satisfies Prisma.OrderSelect
export type Template = Prisma.OrderGetPayload<{ select: typeof templateParts }>

export type Wanted = {
  /** The day the rule gives it. */
  readonly day: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** Best first; empty where nobody is free. */
  readonly caregiverIds: readonly string[]
}

/**
 * Makes the visits of a plan: an order each, its time promised firmly, its bill due by the clock. A day whose time nobody has
 * (any more) becomes a gap that the family hears of. A day that is made already stays as it is. Gives how many were made and the
 * days that were not.
 */
export async function makeVisits(
  tx: Tx,
  given: {
    planId: string
    template: Template
    wanted: readonly Wanted[]
    by: Mover
    now: Date
    vault: Vault
  },
): Promise<{ made: number; gaps: string[] }> {
  const { planId, wanted } = given
  const standing = await tx.order.findMany({
    where: { planId, state: { notIn: ['cancelled', 'declined', 'lapsed', 'withdrawn'] } },
    select: { planDay: true },
  })
  const taken = new Set(standing.map(({ planDay }) => planDay?.toISOString().slice(0, 10)))
  const gaps: string[] = []
  let made = 0
  for (const one of wanted) {
    if (taken.has(one.day)) continue
    if (await makeVisit(tx, given, one)) made += 1
    else gaps.push(one.day)
  }
  await noteGaps(tx, given, gaps)
  return { made, gaps }
}

type Given = Parameters<typeof makeVisits>[1]

async function makeVisit(
  tx: Tx,
  { planId, template, by, now, vault }: Given,
  wanted: Wanted,
): Promise<boolean> {
  const { day, startsAt, endsAt } = wanted
  const { id: _, terms, lat, lng, ...common } = template
  const note = openNote(vault, template)
  const agreed = terms as OfferingTerms & { unit: OfferingUnit }
  const orderId = await newOrderId(tx)
  const caregiverId = await promiseTime(tx, {
    ...{ orderId, startsAt, endsAt, expiresAt: null },
    candidates: wanted.caregiverIds.map((id) => ({ caregiverId: id })),
    place: lat === null || lng === null ? null : { lat, lng },
  })
  if (!caregiverId) return false
  const state = 'planned'
  const due = nextDue(orderLifecycle, state, { now, state, enteredAt: now, startsAt, endsAt, ofPlan: true })
  await tx.order.create({
    data: {
      ...common,
      note: sealNote(vault, { id: orderId, note }),
      // Without the fees of the first day; its own are counted with its bill.
      priceFen: basePrice({ ...agreed, count: 1 }).amountFen,
      ...{ id: orderId, number: orderNumber(now), state, version: 1, enteredAt: now, placedAt: now },
      ...{ startsAt, endsAt, lat, lng, terms: terms as Prisma.InputJsonObject },
      ...{ dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
      ...{ placementKey: `plan:${planId}:${day}:${orderId}`, planId, planDay: dateOf(day) },
      visit: { create: { caregiverId, startsAt, endsAt, startCode: startCode() } },
    },
  })
  await recordEvent(tx, {
    ...{ stream: `order:${orderId}`, position: 1, subject: 'order', subjectId: orderId },
    ...{ transition: 'place', from: null, to: state, actor: by, at: now },
  })
  await tx.planGap.updateMany({ where: { planId, day: dateOf(day) }, data: { state: 'solved' } })
  return true
}

/** Each day is told once: the row is what remembers. */
async function noteGaps(tx: Tx, { planId, template, wanted }: Given, days: readonly string[]): Promise<void> {
  const starts = new Map(wanted.map(({ day, startsAt }) => [day, startsAt]))
  const rows = days.map((day) => ({ planId, day: dateOf(day), startsAt: starts.get(day) ?? dateOf(day) }))
  const fresh = await tx.planGap.createManyAndReturn({ data: rows, skipDuplicates: true })
  if (fresh.length === 0) return
  const about = await tx.plan.findUniqueOrThrow({
    where: { id: planId },
    select: { recipient: { select: { calledBy: true } }, provider: { select: { name: true } } },
  })
  for (const { day, startsAt } of fresh) {
    await enqueue(tx, 'notice', {
      to: { familyId: template.familyId },
      kind: 'plan_gap',
      path: `/plans/${planId}`,
      dedupe: `${planId}:${day.toISOString().slice(0, 10)}:gap`,
      params: {
        calledBy: about.recipient.calledBy,
        providerName: about.provider.name,
        caregiverName: '',
        title: (template.terms as OfferingTerms).title,
        startsAt: startsAt.toISOString(),
      },
    })
  }
}

export const dateOf = (day: string) => new Date(`${day}T00:00:00Z`)
