import { addDays, instantOf, weekdayOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { holidaysBetween } from './holidays.ts'
import { type Opening, openSpans } from './opening.rules.ts'
import { openingOf } from './opening.sql.ts'
import { readCarers } from './read-carers.ts'
import type { HolidayRow, LeaveKind } from './roster.contract.ts'
import { joined, type Span } from './span.rules.ts'
import { workingSpans } from './work.rules.ts'

export type TeamTime = {
  readonly days: readonly {
    readonly date: string
    readonly holiday: Pick<HolidayRow, 'name' | 'kind'> | null
    readonly closings: readonly { siteId: string | null; siteName: string; reason: string }[]
  }[]
  readonly staff: readonly {
    readonly id: string
    readonly name: string
    readonly bufferMinutes: number
    /** At work by hours, exceptions, holidays and closings of the whole house; leave not taken off. */
    readonly work: readonly Readonly<Span>[]
    readonly leaves: readonly { startsAt: Date; endsAt: Date; kind: LeaveKind }[]
  }[]
  /** By site, when it is open; a site that says nothing is not in it. */
  readonly open: ReadonlyMap<string, readonly Readonly<Span>[] | null>
}

/**
 * When everybody here works and is away, and what makes a day differ, over wall dates from `from` on; with a caregiver only
 * theirs. Whoever has left is not in it.
 */
export async function teamTime(
  db: Db | Tx,
  {
    providerId,
    caregiverId,
    from,
    days,
  }: { providerId: string; caregiverId?: string | null; from: string; days: number },
): Promise<TeamTime> {
  const [begin, end] = [instantOf(from), instantOf(addDays(from, days))]
  const which = Prisma.sql`c.provider_id = ${providerId}::uuid
    ${caregiverId ? Prisma.sql`and c.id = ${caregiverId}::uuid` : Prisma.empty}`
  const carers = await readCarers(db, which, { from: begin, until: end, places: false })
  const holidays = await holidaysBetween(db, from, addDays(from, days - 1))
  const closings = await db.closing.findMany({
    where: {
      providerId,
      firstDay: { lt: midnightOf(addDays(from, days)) },
      lastDay: { gte: midnightOf(from) },
    },
    include: { site: { select: { name: true, district: true, addressLine: true } } },
  })
  const openings = await readOpenings(db, providerId, { first: from, last: addDays(from, days) })
  const leaves = await db.leave.findMany({
    where: { caregiver: { providerId }, startsAt: { lt: end }, endsAt: { gt: begin } },
    orderBy: { startsAt: 'asc' },
  })
  const dates = Array.from({ length: days }, (_, index) => addDays(from, index)).map((date) => ({
    date,
    holiday: holidays.find(({ day }) => day === date) ?? null,
    closings: closings
      .filter(({ firstDay, lastDay }) => firstDay <= midnightOf(date) && midnightOf(date) <= lastDay)
      .map(({ siteId, site, reason }) => ({
        ...{ siteId, reason },
        siteName: site ? site.name || `${site.district}${site.addressLine}` : '',
      })),
  }))
  const calendar = dates.map(({ date, holiday, closings: shut }) => ({
    ...{ date, holiday, weekday: weekdayOf(date), midnight: instantOf(date).getTime() },
    closed: shut.some(({ siteId }) => siteId === null),
  }))
  return {
    days: dates,
    open: new Map(openings.map((opening) => [opening.siteId, openSpans(calendar, opening)])),
    staff: carers.map((carer) => ({
      ...{ id: carer.id, name: carer.name, bufferMinutes: carer.bufferMinutes },
      work: joined(workingSpans(calendar, carer)),
      leaves: leaves
        .filter(({ caregiverId: whose }) => whose === carer.id)
        .map(({ startsAt, endsAt, kind }) => ({ startsAt, endsAt, kind })),
    })),
  }
}

async function readOpenings(db: Db | Tx, providerId: string, range: { first: string; last: string }) {
  const rows = await db.$queryRaw<{ opening: Opening }[]>`
    select o.opening from provider p join site s on s.provider_id = p.id
    cross join lateral (select ${openingOf(Prisma.sql`s.id`, range)} as opening) o
    where p.id = ${providerId}::uuid and o.opening is not null`
  return rows.map(({ opening }) => opening)
}

/** What of some working time a visit does not fit: on leave, outside the hours, or neither. */
export function misfit(
  { work, leaves }: Pick<TeamTime['staff'][number], 'work' | 'leaves'>,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): 'leave' | 'hours' | null {
  if (leaves.some((leave) => leave.startsAt < endsAt && startsAt < leave.endsAt)) return 'leave'
  const [start, end] = [startsAt.getTime(), endsAt.getTime()]
  return work.some((span) => span.start <= start && end <= span.end) ? null : 'hours'
}

const midnightOf = (day: string) => new Date(`${day}T00:00:00Z`)
