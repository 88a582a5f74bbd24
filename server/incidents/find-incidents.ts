import { nationalPhone } from '../accounts/account.contract.ts'
import type { Ctx } from '../context.ts'
import { movesFor } from '../kernel/lifecycle.ts'
import { maskedName } from '../kernel/masked-name.ts'
import type { Viewer } from '../kernel/view.contract.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import { recordLooks } from '../orders/orders.entry.ts'
import type { Db } from '../platform/db.ts'
import type {
  IncidentActor,
  IncidentEvent,
  IncidentRow,
  IncidentSide,
  IncidentTransition,
  IncidentView,
} from './incident.contract.ts'
import { incidentLifecycle } from './incident.lifecycle.ts'
import {
  getVisibleIncident,
  goingOn,
  type IncidentRecord,
  incidentParts,
  visibleIncidents,
} from './load-incident.ts'

/** Calls for help that are going on and concern the viewer, the oldest first. Nothing for whoever is not signed in. */
export async function findGoingIncidents({ db, viewer }: Pick<Ctx, 'db' | 'viewer'>): Promise<IncidentRow[]> {
  const found = new Map<string, IncidentRow>()
  for (const { side, where } of visibleIncidents(viewer)) {
    const rows = await db.incident.findMany({
      where: { AND: [where, goingOn] },
      include: incidentParts,
      orderBy: { raisedAt: 'asc' },
      take: 50,
    })
    for (const row of rows) if (!found.has(row.id)) found.set(row.id, rowOf(row, side))
  }
  return [...found.values()]
}

/** What was and is, the latest first, at most 100. A recipient's name is told where the call is opened. */
export async function findIncidents({ db, viewer }: Pick<Ctx, 'db' | 'viewer'>): Promise<IncidentRow[]> {
  const sides = visibleIncidents(viewer)
  if (sides.length === 0) return []
  const all = sides.some(({ side }) => side === 'operator')
  const rows = await db.incident.findMany({
    where: all ? {} : { OR: sides.map(({ where }) => where) },
    include: incidentParts,
    orderBy: [{ raisedAt: 'desc' }, { id: 'desc' }],
    take: 100,
  })
  return rows.map((row) => rowOf(row, sideOf(viewer, row)))
}

/** One call for help as the viewer's side sees it. An operator's look is remembered. Refuses with incidents.not_found. */
export async function getIncident(ctx: Ctx, { incidentId }: { incidentId: string }): Promise<IncidentView> {
  const { incident, side } = await getVisibleIncident(ctx.db, ctx.viewer, incidentId)
  if (side === 'operator' && incident.orderId && ctx.viewer.kind === 'person') {
    await recordLooks(ctx, ctx.viewer.userId, [incident.orderId])
  }
  const [timeline, family] = await Promise.all([
    timelineOf(ctx.db, incident.id),
    contactsOf(ctx.db, incident.familyId),
  ])
  const going = incident.closedAt === null
  const { recipient, provider, order } = incident
  return {
    ...rowOf(incident, side),
    who: side === 'family' ? recipient.calledBy : recipient.name,
    version: incident.version,
    as: side,
    calledBy: recipient.calledBy,
    orderPath: order && pathOf(side, order.id, incident.providerId ?? ''),
    title: order && (order.terms as OfferingTerms).title,
    caregiverName: order?.visit?.caregiver.name ?? null,
    addressLine: going || side === 'family' ? (order?.addressLine ?? recipient.addressLine) : '',
    phones: going ? phonesOf(recipient, provider, family, ctx.viewer) : [],
    moves: movesOf(incident, side, ctx.viewer),
    report: ctx.ports.vault.open('incident.report', incident.id, incident.report),
    timeline,
  }
}

function rowOf(incident: IncidentRecord, side: IncidentSide): IncidentRow {
  const { recipient, dueAt, dueTransition } = incident
  const names = { family: recipient.calledBy, provider: recipient.name, operator: maskedName(recipient.name) }
  return {
    id: incident.id,
    state: incident.state,
    who: names[side],
    raisedBySide: incident.raisedBySide,
    raisedByName:
      side === 'operator' && incident.raisedBySide === 'recipient' ? names.operator : incident.raisedByName,
    raisedAt: incident.raisedAt,
    providerName: incident.provider?.name ?? null,
    answers: incident.answers.map(({ name, side: from, at }) => ({ name, side: from as IncidentSide, at })),
    due: dueAt && dueTransition ? { at: dueAt, transition: dueTransition as IncidentTransition } : null,
    closedAt: incident.closedAt,
    outcome: incident.outcome,
  }
}

function sideOf(viewer: Viewer, { familyId }: IncidentRecord): IncidentSide {
  if (viewer.kind !== 'person') return 'operator'
  if (viewer.families.some(({ id }) => id === familyId)) return 'family'
  return viewer.operator ? 'operator' : 'provider'
}

const pathOf = (side: IncidentSide, orderId: string, providerId: string) =>
  ({
    family: `/orders/${orderId}`,
    provider: `/desk/${providerId}/orders/${orderId}`,
    operator: `/operator/orders/${orderId}`,
  })[side]

const buttons = ['acknowledge', 'join', 'close', 'take_back'] as const

function movesOf(incident: IncidentRecord, side: IncidentSide, viewer: Viewer): IncidentView['moves'] {
  const userId = viewer.kind === 'person' ? viewer.userId : null
  const { enteredAt, calls, state, answers } = incident
  const own = incident.raisedBySide !== 'recipient' && incident.raisedBy === userId
  const all = movesFor(incidentLifecycle, side, state, { enteredAt, calls, own })
  const came = answers.some((answer) => answer.userId === userId)
  return buttons.filter((name) => all.includes(name) && !(name === 'join' && came))
}

type Contacts = readonly { userId: string; name: string; phone: string }[]

function phonesOf(
  recipient: IncidentRecord['recipient'],
  provider: IncidentRecord['provider'],
  family: Contacts,
  viewer: Viewer,
): IncidentView['phones'] {
  const self = viewer.kind === 'person' ? viewer.userId : ''
  return [
    ...(recipient.phone ? [{ of: 'recipient' as const, name: recipient.name, phone: recipient.phone }] : []),
    ...family
      .filter(({ userId }) => userId !== self)
      .slice(0, 3)
      .map(({ name, phone }) => ({ of: 'family' as const, name, phone })),
    ...(provider?.phone ? [{ of: 'provider' as const, name: provider.name, phone: provider.phone }] : []),
  ]
}

async function contactsOf(db: Db, familyId: string): Promise<Contacts> {
  const members = await db.familyMember.findMany({
    where: { familyId, user: { phoneNumber: { not: null } } },
    select: { user: { select: { id: true, name: true, phoneNumber: true } } },
    orderBy: [{ role: 'asc' }, { joinedAt: 'asc' }],
  })
  return members.map(({ user }) => ({
    userId: user.id,
    name: user.name,
    phone: nationalPhone(user.phoneNumber ?? ''),
  }))
}

async function timelineOf(db: Db, incidentId: string): Promise<IncidentEvent[]> {
  const events = await db.event.findMany({
    where: { stream: `incident:${incidentId}` },
    orderBy: { position: 'asc' },
    select: { position: true, transition: true, actorKind: true, actorName: true, at: true },
  })
  return events.map((event) => ({ ...event, actorKind: event.actorKind as IncidentActor }))
}
