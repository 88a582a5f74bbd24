import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { workingDaysAfter } from '../availability/availability.entry.ts'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey, recordEvent } from '../events/events.entry.ts'
import { roleIn } from '../families/families.entry.ts'
import { orderingRoles } from '../families/family.contract.ts'
import { nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, isUniqueViolation, type Prisma, type Tx } from '../platform/db.ts'
import {
  type ComplaintAbout,
  type ComplaintSubject,
  type ComplaintWish,
  complaintClock,
  gravest,
  type lodgeAsElderInput,
  type lodgeComplaintInput,
  type noteComplaintInput,
} from './complaint.contract.ts'
import { tellOf } from './complaint.effects.ts'
import { complaintLifecycle } from './complaint.lifecycle.ts'
import { complaintParts, sealWords } from './load-complaint.ts'
import { factsOf } from './move-complaint.ts'

type Complained = {
  readonly about: ComplaintAbout
  readonly subject: ComplaintSubject
  readonly wish: ComplaintWish
  readonly text: string
  readonly voice: 'family' | 'elder'
  readonly byPhone: boolean
  readonly raisedBy: string | null
  readonly raisedByName: string
  readonly actorKind: 'family' | 'recipient' | 'operator'
  readonly key: string
}
type Place = {
  familyId: string
  orderId: string | null
  providerId: string | null
  caregiverId: string | null
}

/**
 * 投诉 by somebody who may order for the family: about the provider or carer of one of its orders, or about us. The same key again is
 * the same complaint. Refuses with orders.not_found, orders.no_family_role, complaints.no_family, complaints.going_already.
 */
export async function lodgeComplaint(
  ctx: PersonCtx,
  { orderId, ...said }: z.output<typeof lodgeComplaintInput>,
): Promise<{ id: string }> {
  const { viewer } = ctx
  const families = viewer.families.map(({ id }) => id)
  const place = orderId
    ? await placeOf(ctx, { id: orderId, familyId: { in: families } })
    : placeless(viewer.families.find(({ role }) => orderingRoles.includes(role))?.id)
  const role = roleIn(viewer, place.familyId)
  if (!role || !orderingRoles.includes(role)) throw new DomainError('orders.no_family_role')
  return lodge(ctx, place, {
    ...{ ...said, voice: 'family', byPhone: false, actorKind: 'family' },
    ...{ raisedBy: viewer.userId, raisedByName: viewer.name },
  })
}

/** What was said to an operator by telephone, noted in the caller's name. Refuses with orders.not_found, complaints.going_already. */
export async function noteComplaint(
  ctx: PersonCtx,
  { orderId, callerName, ...said }: z.output<typeof noteComplaintInput>,
): Promise<{ id: string }> {
  const place = await placeOf(ctx, { id: orderId })
  const noted = { byPhone: true, raisedBy: ctx.viewer.userId, raisedByName: callerName }
  return lodge(ctx, place, { ...said, ...noted, actorKind: 'operator' })
}

/**
 * The elder's own complaint about a visit of theirs, from a page whose link has been checked. The family hears of it. Refuses with
 * orders.not_found, complaints.going_already.
 */
export async function lodgeAsElder(
  ctx: Ctx,
  { recipientId, orderId, ...said }: z.output<typeof lodgeAsElderInput> & { recipientId: string },
): Promise<void> {
  const place = await placeOf(ctx, { id: orderId, recipientId })
  const { name } = await ctx.db.recipient.findUniqueOrThrow({
    where: { id: recipientId },
    select: { name: true },
  })
  await lodge(ctx, place, {
    ...{ ...said, about: 'provider', wish: 'explain', voice: 'elder', byPhone: false },
    ...{ raisedBy: null, raisedByName: name, actorKind: 'recipient' },
  })
}

async function placeOf({ db }: Ctx, where: Prisma.OrderWhereInput): Promise<Place> {
  const order = await db.order.findFirst({
    where: { ...where, paidAt: { not: null } },
    select: { id: true, familyId: true, providerId: true, visit: { select: { caregiverId: true } } },
  })
  if (!order) throw new DomainError('orders.not_found')
  const { id: orderId, familyId, providerId, visit } = order
  return { familyId, orderId, providerId, caregiverId: visit?.caregiverId ?? null }
}

function placeless(familyId: string | undefined): Place {
  if (!familyId) throw new DomainError('complaints.no_family')
  return { familyId, orderId: null, providerId: null, caregiverId: null }
}

async function lodge(ctx: Ctx, place: Place, said: Complained): Promise<{ id: string }> {
  const before = async (tx: Tx) => {
    const told = await findEventByKey(tx, said.key)
    return told?.stream.startsWith('complaint:') ? { id: told.subjectId } : null
  }
  try {
    return await inTransaction(ctx.db, async (tx) => (await before(tx)) ?? open(tx, ctx, place, said))
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // Pressed twice in the same moment, or another one about this is going on.
    const same = await inTransaction(ctx.db, before)
    if (!same) throw new DomainError('complaints.going_already')
    return same
  }
}

async function open(
  tx: Tx,
  ctx: Ctx,
  { providerId, caregiverId, ...place }: Place,
  { text, actorKind, key, ...said }: Complained,
): Promise<{ id: string }> {
  const id = randomUUID()
  const openedAt = ctx.clock.now()
  const ours = said.about === 'platform'
  const atOnce = ours || gravest.includes(said.subject)
  const state = atOnce ? 'examining' : 'lodged'
  const decideBy = await workingDaysAfter(tx, openedAt, complaintClock.decideDays)
  const answerBy = atOnce ? null : await workingDaysAfter(tx, openedAt, complaintClock.answerDays)
  const clocks = { answerBy, decideBy, answeredAt: null, outcome: null, decidedBy: null }
  const due = nextDue(
    complaintLifecycle,
    state,
    await factsOf(tx, clocks, { kind: 'clock', id: null }, openedAt),
  )
  const complaint = await tx.complaint.create({
    data: {
      ...{ ...place, ...said, id, state, openedAt, answerBy, decideBy },
      providerId: ours ? null : providerId,
      caregiverId: said.about === 'caregiver' ? caregiverId : null,
      words: sealWords(ctx.ports.vault, id, { text }),
      ...{ dueAt: due?.at ?? null, dueTransition: due?.transition ?? null },
    },
    include: complaintParts,
  })
  await recordEvent(tx, {
    ...{ stream: `complaint:${id}`, position: 1, subject: 'complaint', subjectId: id },
    ...{ transition: 'lodge', from: null, to: state, at: openedAt, key },
    actor: { kind: actorKind, id: said.raisedBy, name: said.raisedByName },
  })
  await tellOf(tx, 'tell-family', complaint, 'lodge')
  await tellOf(tx, 'tell-provider', complaint, 'lodge')
  if (atOnce) await tellOf(tx, 'tell-operators', complaint, 'lodge')
  return { id }
}
