import type { z } from 'zod'
import {
  isOpenThrough,
  misfit,
  type TeamTime,
  teamTime,
  wayMinutes,
} from '../../availability/availability.entry.ts'
import { findRota } from '../../capacity/capacity.entry.ts'
import type { PersonCtx } from '../../context.ts'
import { DomainError } from '../../kernel/problem.ts'
import { addDays, dayOf, instantOf } from '../../kernel/wall-time.ts'
import type { Prisma } from '../../platform/db.ts'
import { isMovable } from '../moving/moving.rules.ts'
import type { OrderState } from '../order.contract.ts'
import { contactKept } from '../order.rules.ts'
import { visibleOrders } from '../order-scope.ts'
import type { OfferingTerms } from '../order-view.contract.ts'
import type { CalendarView, CalendarVisit, calendarInput } from './calendar.contract.ts'

const shown: OrderState[] = [
  'planned',
  'awaiting_payment',
  'requested',
  'accepted',
  'in_service',
  'completed',
  'closed',
  'disputed',
]

/**
 * A provider's visits, who works when, who is away, what makes a day differ and who looks after which places, over some wall
 * dates. A carer sees their own. Four times as many days ask for the same number of queries. Refuses with orders.not_found for
 * strangers.
 */
export async function findCalendar(
  ctx: PersonCtx,
  { providerId, from, days }: z.output<typeof calendarInput>,
): Promise<CalendarView> {
  const desk = ctx.viewer.providers.find(({ id }) => id === providerId)
  const mine = visibleOrders(ctx.viewer).find(({ side }) => side === 'provider')
  const manages = desk?.role === 'manager'
  if (!desk || !mine || !(manages || desk.caregiverId)) throw new DomainError('orders.not_found')
  const caregiverId = manages ? null : (desk.caregiverId ?? null)
  const [team, rota, orders] = await Promise.all([
    teamTime(ctx.db, { providerId, caregiverId, from, days }),
    findRota(ctx.db, { providerId, from, days }),
    ctx.db.order.findMany({
      where: {
        AND: [mine.where, { providerId, state: { in: shown }, places: { none: {} } }],
        startsAt: { gte: instantOf(from), lt: instantOf(addDays(from, days)) },
      },
      include: parts,
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    }),
  ])
  const withVisit = orders.flatMap(({ visit, ...order }) => (visit ? [{ ...order, visit }] : []))
  return {
    days: team.days.map(({ date, holiday, closings }) => ({
      date,
      holiday: holiday && { name: holiday.name, kind: holiday.kind },
      closings: closings.map(({ siteName, reason }) => ({ siteName, reason })),
    })),
    staff: team.staff.map(({ id, name, work, leaves }) => ({
      ...{ id, name, leaves },
      work: work.map(({ start, end }) => ({ startsAt: new Date(start), endsAt: new Date(end) })),
      rota: rota.filter((duty) => duty.caregiverId === id).map(({ caregiverId: _, ...duty }) => duty),
    })),
    visits: viewVisits(withVisit, team, ctx.clock.now()),
  }
}

const parts = {
  recipient: { select: { calledBy: true } },
  offering: { select: { siteId: true, mode: true } },
  visit: { include: { caregiver: { select: { name: true } } } },
  proposals: { where: { state: 'open' }, select: { side: true, startsAt: true } },
} as const satisfies Prisma.OrderInclude

type Row = Prisma.OrderGetPayload<{ include: typeof parts }>
type Visited = Row & { visit: NonNullable<Row['visit']> }

function viewVisits(orders: readonly Visited[], team: TeamTime, now: Date): CalendarVisit[] {
  const last = new Map<string, Visited>()
  return orders.map((order) => {
    const { visit } = order
    const before = last.get(visit.caregiverId)
    last.set(visit.caregiverId, order)
    const sameDay = before && dayOf(before.startsAt) === dayOf(order.startsAt)
    const [proposal = null] = order.proposals
    return {
      ...{ orderId: order.id, state: order.state, visitState: visit.state },
      ...{ startsAt: order.startsAt, endsAt: order.endsAt },
      title: (order.terms as OfferingTerms).title,
      calledBy: order.recipient.calledBy,
      addressLine: contactKept(order, now) ? order.addressLine : '',
      ...{ caregiverId: visit.caregiverId, caregiverName: visit.caregiver.name },
      trouble: isMovable(order, now) ? troubleOf(order, team) : null,
      wayMinutes: sameDay ? wayBetween(before, order, team) : null,
      proposal,
      movable: isMovable(order, now),
    }
  })
}

function troubleOf({ visit, offering, startsAt, endsAt }: Visited, { staff, days, open }: TeamTime) {
  const carer = staff.find(({ id }) => id === visit.caregiverId)
  if (!carer) return 'gone'
  const closings = days.find(({ date }) => date === dayOf(startsAt))?.closings ?? []
  if (closings.some(({ siteId }) => siteId === null || siteId === offering.siteId)) return 'closed'
  const doors = (offering.mode === 'on_site' && open.get(offering.siteId ?? '')) || null
  if (!isOpenThrough(doors, startsAt.getTime(), endsAt.getTime())) return 'site_hours'
  return misfit(carer, { startsAt, endsAt })
}

function wayBetween(one: Visited, other: Visited, { staff }: TeamTime): number {
  const buffer = staff.find(({ id }) => id === other.visit.caregiverId)?.bufferMinutes ?? 30
  return wayMinutes(placeOf(one), placeOf(other), buffer)
}

const placeOf = ({ lat, lng }: Pick<Row, 'lat' | 'lng'>) =>
  lat === null || lng === null ? null : { lat, lng }
