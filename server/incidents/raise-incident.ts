import type { z } from 'zod'
import type { Ctx, PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { after, hours } from '../kernel/clock.ts'
import { nextDue } from '../kernel/lifecycle.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction, isUniqueViolation, type Tx } from '../platform/db.ts'
import { getIncident } from './find-incidents.ts'
import type { IncidentView, raiseIncidentInput } from './incident.contract.ts'
import { applyIncidentEffect, nudgeIncident } from './incident.effects.ts'
import { incidentLifecycle } from './incident.lifecycle.ts'
import { goingOn, incidentParts } from './load-incident.ts'
import { type IncidentMover, moveIncident, recordIncident } from './move-incident.ts'

/** Around a visit, so far before and after it, its provider is called as well. */
const AROUND = hours(24)
const ATTEMPTS = 5

export type CallFrom = {
  readonly recipientId: string
  /** The visit it is about; without one the nearest is taken. */
  readonly orderId?: string
  readonly side: 'recipient' | 'family' | 'provider'
  readonly mover: IncidentMover
  readonly key: string
}

/**
 * One press by a family member (any: an emergency asks for no role) or by those who run a visit. Tells all sides at
 * once. Where a call is going on already that one is given; answered before, it rings again.
 * Refuses with incidents.not_found (not their order or recipient), incidents.no_visit (no visit that is on).
 */
export async function raiseIncident(
  ctx: PersonCtx,
  { orderId, recipientId, key }: z.infer<typeof raiseIncidentInput>,
): Promise<IncidentView> {
  const { viewer } = ctx
  const found = orderId
    ? await placeOfOrder(ctx, orderId)
    : await placeOfRecipient(ctx, recipientId as string)
  const mover = { kind: found.side, id: viewer.userId, name: viewer.name }
  const incidentId = await callForHelp(ctx, { ...found, mover, key })
  return getIncident(ctx, { incidentId })
}

/** Makes or joins the recipient's call for help; gives its id. */
export async function callForHelp(ctx: Ctx, call: CallFrom): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(ctx.db, async (tx) => {
        const told = await findEventByKey(tx, call.key)
        if (told?.stream.startsWith('incident:')) return told.subjectId
        const going = await tx.incident.findFirst({
          where: { recipientId: call.recipientId, ...goingOn },
          include: incidentParts,
        })
        if (!going) return raise(tx, ctx, call)
        if (going.state === 'acknowledged') {
          await moveIncident(tx, ctx, going, 'raise_again', call.mover, { key: call.key })
        }
        return going.id
      })
    } catch (error) {
      // Two pressed in the same moment: the second finds the first one's call.
      if (attempt === ATTEMPTS || !isSecondPress(error)) throw error
    }
  }
}

const isSecondPress = (error: unknown) =>
  isUniqueViolation(error) || (error instanceof DomainError && error.code === 'incidents.changed_meanwhile')

async function raise(tx: Tx, ctx: Ctx, call: CallFrom): Promise<string> {
  const now = ctx.clock.now()
  const { familyId } = await tx.recipient.findUniqueOrThrow({
    where: { id: call.recipientId },
    select: { familyId: true },
  })
  const order = call.orderId
    ? await tx.order.findUniqueOrThrow({
        where: { id: call.orderId },
        select: { id: true, providerId: true },
      })
    : await nearestVisit(tx, call.recipientId, now)
  const due = nextDue(incidentLifecycle, 'raised', { enteredAt: now, calls: 0, own: true })
  const incident = await tx.incident.create({
    data: {
      recipientId: call.recipientId,
      familyId,
      orderId: order?.id ?? null,
      providerId: order?.providerId ?? null,
      raisedBySide: call.side,
      raisedBy: call.mover.id,
      raisedByName: call.mover.name,
      raisedAt: now,
      enteredAt: now,
      dueAt: due?.at ?? null,
      dueTransition: due?.transition ?? null,
    },
    include: incidentParts,
  })
  await recordIncident(tx, incident, 'raise', null, call.mover, now, call.key)
  await applyIncidentEffect(tx, 'tell-all:incident_raised', incident, call.mover)
  await applyIncidentEffect(tx, 'text-all', incident, call.mover)
  await nudgeIncident(tx, incident)
  return incident.id
}

/** The visit that is on, else the one that was or will be within a day. */
async function nearestVisit(tx: Tx, recipientId: string, now: Date) {
  const near = { startsAt: { lte: after(now, AROUND) }, endsAt: { gte: after(now, -AROUND) } }
  const visits = await tx.order.findMany({
    where: { recipientId, state: { in: ['accepted', 'in_service', 'completed'] }, ...near },
    select: { id: true, providerId: true, state: true, startsAt: true },
    orderBy: { startsAt: 'asc' },
  })
  return visits.find(({ state }) => state === 'in_service') ?? visits[0] ?? null
}

async function placeOfOrder({ db, viewer, clock }: PersonCtx, orderId: string) {
  const order = await db.order.findUnique({
    where: { id: orderId },
    include: { visit: { select: { caregiverId: true } } },
  })
  if (!order) throw new DomainError('incidents.not_found')
  const { recipientId, familyId, providerId, state, endsAt } = order
  if (viewer.families.some(({ id }) => id === familyId)) {
    // An order nobody has taken on calls no provider.
    const on = ['accepted', 'in_service', 'completed', 'disputed'].includes(state)
    return { recipientId, side: 'family' as const, ...(on && { orderId }) }
  }
  const serves = viewer.providers.some(
    ({ id, role, caregiverId }) =>
      (id === providerId && role === 'manager') ||
      (caregiverId !== null && caregiverId === order.visit?.caregiverId),
  )
  if (!serves || !order.paidAt) throw new DomainError('incidents.not_found')
  const on = state === 'accepted' || state === 'in_service' || state === 'completed'
  if (!on || after(endsAt, AROUND) < clock.now()) throw new DomainError('incidents.no_visit')
  return { recipientId, side: 'provider' as const, orderId }
}

async function placeOfRecipient({ db, viewer }: PersonCtx, recipientId: string) {
  const recipient = await db.recipient.findFirst({
    where: { id: recipientId, archivedAt: null, familyId: { in: viewer.families.map(({ id }) => id) } },
    select: { id: true },
  })
  if (!recipient) throw new DomainError('incidents.not_found')
  return { recipientId, side: 'family' as const }
}
