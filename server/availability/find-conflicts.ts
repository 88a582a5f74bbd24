import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf, instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import { outsideWeek } from './outside-week.ts'
import type { Conflict, Conflicts, conflictsInput } from './roster.contract.ts'
import { soldPlaces } from './sold-places.ts'

type Where = {
  readonly providerId: string
  readonly caregiverId: string | null
  /** Null: whichever site they belong to. */
  readonly siteId?: string | null
  /** Only what happens at the site, not what its people go out for. */
  readonly indoors?: boolean
  readonly from: Date
  readonly until: Date
}

/**
 * The visits promised and the places sold that touch some time of everybody here or of one site, or the visits of a caregiver:
 * what to settle before it is taken away. Refuses with providers.not_found, providers.not_allowed.
 */
export async function findConflicts(
  ctx: PersonCtx,
  { spans, hours, ...input }: z.output<typeof conflictsInput>,
): Promise<Conflicts> {
  requireManager(ctx.viewer, input.providerId)
  const { siteId } = input
  if (hours && siteId) return promisedIn(ctx.db, await outsideWeek(ctx.db, { ...input, siteId, hours }))
  const within = spans && withinDay(dayOf(input.from), spans)
  return promisedIn(ctx.db, { ...input, indoors: siteId !== null && spans !== null, within })
}

type Promised = Where & { readonly within?: Within | null }
/** Whether something lies in the hours that are left. */
type Within = (startsAt: Date, endsAt: Date) => boolean

const withinDay =
  (day: string, spans: Spans): Within =>
  (startsAt, endsAt) =>
    spans.some(([start, end]) => instantOf(day, start) <= startsAt && endsAt <= instantOf(day, end))
type Spans = readonly (readonly [start: number, end: number])[]

/** A wall date, of which only some hours are left. */
export const wholeDay = (day: string, spans: Spans) => ({
  ...{ from: instantOf(day), until: instantOf(day, 1440) },
  within: withinDay(day, spans),
})

async function promisedIn(db: Db | Tx, { within, ...where }: Promised): Promise<Conflicts> {
  const { siteId = null, indoors = false } = where
  const visits = await conflictsIn(db, where)
  const places = where.caregiverId ? [] : await soldPlaces(db, { ...where, siteId, beds: !indoors })
  const outside = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => !within?.(startsAt, endsAt)
  return { visits: visits.filter(outside), places: places.filter(outside) }
}

export async function conflictsIn(
  db: Db | Tx,
  { providerId, caregiverId, siteId = null, indoors = false, from, until }: Where,
): Promise<Conflict[]> {
  const promised = await db.hold.findMany({
    where: {
      releasedAt: null,
      orderId: { not: null },
      startsAt: { lt: until },
      endsAt: { gt: from },
      caregiver: { providerId, ...(caregiverId && { id: caregiverId }) },
      ...(siteId && { order: { offering: { siteId, ...(indoors && { mode: 'on_site' }) } } }),
    },
    select: {
      startsAt: true,
      caregiver: { select: { id: true, name: true } },
      order: {
        select: {
          id: true,
          endsAt: true,
          paidAt: true,
          terms: true,
          recipient: { select: { calledBy: true } },
        },
      },
    },
    orderBy: { startsAt: 'asc' },
  })
  return promised
    .flatMap(({ order, ...hold }) => (order && order.endsAt > from ? [{ ...hold, order }] : []))
    .map(({ startsAt, caregiver, order }) => ({
      orderId: order.id,
      calledBy: order.paidAt ? order.recipient.calledBy : null,
      title: (order.terms as { title: string }).title,
      caregiverId: caregiver.id,
      caregiverName: caregiver.name,
      startsAt,
      endsAt: order.endsAt,
    }))
}

/**
 * Refuses with availability.places_sold where places are sold in some time, else with availability.visits_promised where visits
 * are promised, unless somebody has seen them and says so.
 */
export async function assertSeen(tx: Tx, despite: boolean, where: Promised): Promise<void> {
  if (despite) return
  const { visits, places } = await promisedIn(tx, where)
  const sold = places.reduce((sum, { count }) => sum + count, 0)
  if (sold > 0) throw new DomainError('availability.places_sold', { count: sold })
  if (visits.length > 0) throw new DomainError('availability.visits_promised', { count: visits.length })
}
