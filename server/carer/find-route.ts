import gcoord from 'gcoord'
import { viewCare } from '../care/care.entry.ts'
import type { PersonCtx } from '../context.ts'
import { dayOf, instantOf } from '../kernel/wall-time.ts'
import type { OfferingTerms } from '../orders/order-view.contract.ts'
import {
  contactKept,
  dueOf,
  openWords,
  orderParts,
  viewVisit,
  visibleOrders,
} from '../orders/orders.entry.ts'
import type { Prisma } from '../platform/db.ts'
import { agreedForAll } from '../privacy/consents.entry.ts'
import { type CarerRoute, type CarerVisit, ROUTE_DAYS, type Spot } from './carer.contract.ts'
import { wayBetween } from './way.rules.ts'

const parts = {
  recipient: orderParts.recipient,
  provider: orderParts.provider,
  visit: orderParts.visit,
} as const

/** What is still to be done, or was done on the way there: an order nobody agreed to yet is not on a route. */
const onRoute = ['accepted', 'in_service', 'completed', 'closed', 'disputed'] as const

/**
 * The visits of the viewer, wherever they are a caregiver: today's and those of the six days after it, and whatever is still
 * going on from yesterday. Whoever is no caregiver has none. Three reads.
 */
export async function findRoute(ctx: PersonCtx): Promise<CarerRoute> {
  const { db, viewer, clock } = ctx
  const now = clock.now()
  const from = dayOf(now)
  const route = { userId: viewer.userId, name: viewer.name, madeAt: now, from }
  const carers = viewer.providers.flatMap(({ caregiverId }) => (caregiverId ? [caregiverId] : []))
  const mine = visibleOrders(viewer).find(({ side }) => side === 'provider')
  if (!mine || carers.length === 0) return { ...route, visits: [] }
  const ahead = { gte: instantOf(from), lt: instantOf(from, ROUTE_DAYS * 1440) }
  const orders = await db.order.findMany({
    where: {
      AND: [
        mine.where,
        { visit: { caregiverId: { in: carers } }, state: { in: [...onRoute] } },
        { OR: [{ startsAt: ahead }, { state: 'in_service' }] },
      ],
    },
    include: parts,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 200,
  })
  const written = await db.careEntry.findMany({
    where: { orderId: { in: orders.map(({ id }) => id) }, struckAt: null },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  const agreedOf = await agreedForAll(
    ctx,
    orders.map(({ recipientId }) => recipientId),
  )
  const visits = orders.flatMap((raw, index) => {
    const order = openWords(ctx.ports.vault, raw)
    const { visit } = order
    if (!visit) return []
    const before = orders[index - 1]
    const follows = before && dayOf(before.startsAt) === dayOf(order.startsAt)
    const rows = written.filter(({ orderId }) => orderId === order.id)
    return [
      {
        ...viewOne(ctx, { ...order, visit }, now),
        way: follows ? wayBetween(placeOf(before), placeOf(order)) : null,
        care: viewCare(ctx, { ...order, visit }, rows, agreedOf(order.recipientId)),
      },
    ]
  })
  return { ...route, visits }
}

type Row = Prisma.OrderGetPayload<{ include: typeof parts }>

function viewOne(
  { viewer }: PersonCtx,
  order: Row & { visit: NonNullable<Row['visit']> },
  now: Date,
): Omit<CarerVisit, 'way' | 'care'> {
  const { id, number, version, state, startsAt, endsAt } = order
  const { title, mode, minutes, tasks } = order.terms as OfferingTerms
  const kept = contactKept(order, now)
  const place = placeOf(order)
  return {
    ...{ id, number, version, state, startsAt, endsAt, provider: order.provider, due: dueOf(order) },
    terms: { title, mode, minutes, ...(tasks && { tasks }) },
    addressLine: kept ? order.addressLine : '',
    note: kept ? order.note : '',
    recipient: { ...order.recipient, phone: kept ? order.recipient.phone : null },
    spot: kept && place ? spotOf(place) : null,
    visit: viewVisit(order, 'provider', viewer),
  }
}

const placeOf = ({ lat, lng }: { lat: number | null; lng: number | null }) =>
  lat === null || lng === null ? null : { lat, lng }

function spotOf({ lat, lng }: { lat: number; lng: number }): Spot {
  const [east, north] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02)
  return { lat, lng, onMap: { lat: north, lng: east } }
}
