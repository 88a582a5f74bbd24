import { randomUUID } from 'node:crypto'
import { measure, tickTask } from '../../server/care/write-care.ts'
import type { PersonCtx } from '../../server/context.ts'
import { after, days, minutes } from '../../server/kernel/clock.ts'
import { dayOf, weekdayOf } from '../../server/kernel/wall-time.ts'
import { beginDraft, setDraftWhen, setDraftWho } from '../../server/orders/drafts.ts'
import type { OfferingTerms } from '../../server/orders/order-view.contract.ts'
import { applyPayment } from '../../server/orders/orders.entry.ts'
import { payOrder } from '../../server/orders/pay-order.ts'
import { placeOrder } from '../../server/orders/place-order.ts'
import { previewDraftPlan, setDraftPlan } from '../../server/orders/plan/preview-plan.ts'
import { pressButton } from '../../server/orders/press-button.ts'
import { reduceOrder } from '../../server/orders/reduce-order.ts'
import { checkIn, checkOut, depart } from '../../server/orders/run-visit.ts'
import { sandboxAct } from '../../server/payments/sandbox-act.ts'
import { draftPlan } from '../../server/plans/plan.contract.ts'
import type { Recipients } from './families.ts'
import { onAnOfferedDay } from './offered-day.ts'
import type { PersonKey } from './people.ts'
import { sayAll } from './reviews.ts'
import type { Stage } from './stage.ts'
import type { Story } from './stories.ts'

/**
 * Plays one order through the product's own use cases, as far as its story goes, at the times it happened; where nobody works on its
 * day, all of it happened some days earlier, or what is still to come happens some days later. Gives its id.
 */
export async function playOrder(stage: Stage, recipients: Recipients, told: Story): Promise<string> {
  const cast = await castOf(stage, told)
  const past = told.startsAt < stage.day(0, '00:00')
  const { orderId, story } = await onAnOfferedDay(past ? 'earlier' : 'later', async (moved) => {
    const story = past ? movedBy(told, moved) : { ...told, startsAt: after(told.startsAt, days(moved)) }
    await stage.at(story.placedAt)
    return { orderId: await place(stage, story, cast, recipients[story.for]), story }
  })
  if (story.until === 'placed') return orderId
  await pay(stage, story.by, orderId)
  if (story.until === 'paid') return orderId
  await stage.at(after(story.placedAt, minutes(25)))
  await press(stage, cast.manager, orderId, 'accept')
  if (story.until === 'accepted') return orderId
  await begin(stage, story, cast, orderId)
  if (story.until === 'begun') return orderId
  const endsAt = await finish(stage, story, cast, orderId)
  if (story.until === 'done') return orderId
  if (story.reduced) {
    await stage.at(after(endsAt, minutes(40)))
    await reduce(stage, cast.manager, orderId, story.reduced)
  }
  await stage.at(after(endsAt, minutes(95)))
  await press(stage, story.by, orderId, 'confirm')
  if (story.review) await sayAll(stage, { ...cast, endsAt }, { ...story.review, by: story.by, orderId })
  return orderId
}

const movedBy = (story: Story, moved: number): Story => ({
  ...story,
  placedAt: after(story.placedAt, days(moved)),
  startsAt: after(story.startsAt, days(moved)),
  ...(story.arrivesAt && { arrivesAt: after(story.arrivesAt, days(moved)) }),
})

async function reduce(
  stage: Stage,
  manager: PersonKey,
  orderId: string,
  { fen: amountFen, reason }: NonNullable<Story['reduced']>,
): Promise<void> {
  const ctx = await stage.as(manager)
  await reduceOrder(ctx, { orderId, move: 'reduce', amountFen, reason, key: randomUUID() })
}

type Cast = {
  readonly offeringId: string
  readonly caregiverId: string
  readonly manager: PersonKey
  readonly carer: PersonKey
}

async function castOf(stage: Stage, story: Story): Promise<Cast> {
  const offering = await stage.db.offering.findFirstOrThrow({
    where: { title: story.offering, provider: { name: story.provider } },
    select: { id: true, providerId: true },
  })
  const { providerId } = offering
  const caregiver = await stage.db.caregiver.findFirstOrThrow({
    where: { providerId, name: story.caregiver },
    select: { id: true, userId: true },
  })
  const membership = await stage.db.providerMember.findFirstOrThrow({
    where: { providerId, role: 'manager' },
  })
  const manager = keyOf(stage, membership.userId)
  return {
    offeringId: offering.id,
    caregiverId: caregiver.id,
    manager,
    carer: caregiver.userId ? keyOf(stage, caregiver.userId) : manager,
  }
}

const keyOf = ({ people }: Stage, userId: string) =>
  (Object.keys(people) as PersonKey[]).find((key) => people[key] === userId) as PersonKey

async function place(stage: Stage, story: Story, cast: Cast, recipientId: string): Promise<string> {
  const ctx = await stage.as(story.by)
  const { offeringId, caregiverId } = cast
  const ownerKey = randomUUID()
  const { id: draftId } = await beginDraft(ctx, { ownerKey, offeringId })
  await setDraftWho(ctx, { ownerKey, draftId, who: { recipientId } })
  await setDraftWhen(ctx, {
    ownerKey,
    draftId,
    startsAt: story.startsAt,
    count: story.count ?? 1,
    caregiverId,
    note: story.note ?? '',
  })
  if (story.weekly) await makeWeekly(ctx, { ownerKey, draftId }, story.startsAt)
  const order = await placeOrder(ctx, { ownerKey, draftId, key: randomUUID() })
  return order.id
}

/** Days on which nobody has time are skipped: the example world asks nobody. */
async function makeWeekly(
  ctx: PersonCtx,
  owned: { ownerKey: string; draftId: string },
  startsAt: Date,
): Promise<void> {
  const firstDay = dayOf(startsAt)
  const rule = { frequency: 'weekly', weekdays: [weekdayOf(firstDay)], firstDay, startMinute: 0 }
  const plan = draftPlan.parse({ recurrence: rule })
  const { dates } = await previewDraftPlan(ctx, { ...owned, plan })
  const taken = dates.filter(({ state }) => state === 'taken').map(({ day }) => [day, 'skip'] as const)
  await setDraftPlan(ctx, { ...owned, plan: { ...plan, choices: Object.fromEntries(taken) } })
}

async function pay(stage: Stage, person: PersonKey, orderId: string): Promise<void> {
  await stage.at(after(stage.clock.now(), minutes(3)))
  await payAs(stage, await stage.as(person), orderId)
}

export async function payAs(stage: Stage, ctx: PersonCtx, orderId: string): Promise<void> {
  await payOrder(ctx, { orderId })
  const payment = await stage.db.payment.findFirst({ where: { orderId } })
  // Paid ahead with a package.
  if (!payment) return
  await sandboxAct(ctx, { externalId: payment.externalId, outcome: 'success' }, applyPayment)
}

async function press(stage: Stage, person: PersonKey, orderId: string, transition: 'accept' | 'confirm') {
  await pressButton(await stage.as(person), { orderId, transition, reason: '', key: randomUUID() })
}

async function begin(stage: Stage, story: Story, { carer }: Cast, orderId: string): Promise<void> {
  const ctx = await stage.as(carer)
  const { startCode } = await stage.db.visit.findUniqueOrThrow({ where: { orderId } })
  const arrivesAt = story.arrivesAt ?? story.startsAt
  await stage.at(after(arrivesAt, -minutes(35)))
  await depart(ctx, { orderId, key: randomUUID() })
  await stage.at(after(arrivesAt, -minutes(2)))
  await checkIn(ctx, { orderId, key: randomUUID(), how: { method: 'code', code: startCode } })
  await writeRecord(stage, ctx, story, orderId)
}

/** Gives when it was over. */
async function finish(stage: Stage, story: Story, { carer }: Cast, orderId: string): Promise<Date> {
  const { endsAt } = await stage.db.order.findUniqueOrThrow({ where: { id: orderId } })
  await stage.at(after(endsAt, minutes(4)))
  await checkOut(await stage.as(carer), { orderId, key: randomUUID(), report: story.report ?? '' })
  return endsAt
}

/** The plan ticked off, and what was measured before it. */
async function writeRecord(stage: Stage, ctx: PersonCtx, story: Story, orderId: string): Promise<void> {
  const { terms } = await stage.db.order.findUniqueOrThrow({ where: { id: orderId } })
  if (story.pressure) {
    const [value = 0, lower = 0] = story.pressure.map((mmHg) => mmHg * 10)
    await stage.at(after(story.startsAt, minutes(8)))
    await measure(ctx, { orderId, key: randomUUID(), vital: 'blood_pressure', value, lower })
  }
  for (const task of (terms as OfferingTerms).tasks ?? []) {
    await stage.at(after(stage.clock.now(), minutes(9)))
    await tickTask(ctx, { orderId, key: randomUUID(), task })
  }
}
