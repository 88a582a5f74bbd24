import {
  type CalendarDay,
  isOpenThrough,
  type Opening,
  openingOf,
  openSpans,
} from '../availability/availability.entry.ts'
import { minutes } from '../kernel/clock.ts'
import { addDays, instantOf, weekdayOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { requiredCredentials } from '../providers/providers.entry.ts'
import type { SessionView } from './capacity.contract.ts'
import { opensOn } from './capacity.rules.ts'
import type { Pool } from './read-pools.ts'

type Span = { readonly from: number; readonly until: number }
type Carer = {
  readonly id: string
  readonly name: string
  readonly rests: boolean
  readonly hours: readonly { readonly weekday: number; readonly start: number; readonly end: number }[]
  readonly exceptions: Readonly<Record<string, readonly number[]>>
  /** Leave, and hours promised to a family of their own: seconds since 1970. */
  readonly away: readonly Span[]
  readonly credentials: readonly { readonly kind: string; readonly until: string | null }[]
}
type House = {
  readonly rests: boolean
  readonly closings: readonly {
    readonly siteId: string | null
    readonly first: string
    readonly last: string
  }[]
  readonly holidays: Readonly<
    Record<string, { readonly kind: 'off' | 'workday'; readonly asWeekday: number | null }>
  >
  readonly openings: readonly Opening[]
}

/** When a provider's pools are open and who is there, over some wall dates. */
export type Duty = {
  /**
   * Whether a pool has places in a session of a day: its weekdays and validity, public holidays, closing days, and all of the
   * session within its site's opening hours. Beds are slept in while the doors are shut: hours don't bound them.
   */
  opens(pool: Pool, day: string, session: SessionView): boolean
  /**
   * Who looks after a pool through the whole of a session, by caregiver id: named for it, at work, certified for its work
   * on `certifiedOn`, neither on leave nor promised to somebody else.
   */
  onDuty(pool: Pool, day: string, session: SessionView, certifiedOn: string): readonly string[]
  nameOf(caregiverId: string): string
}

/** One query for the house and one for its carers, however many days. */
export async function readDuty(
  db: Db | Tx,
  providerId: string,
  pools: readonly Pool[],
  from: string,
  until: string,
): Promise<Duty> {
  const carerIds = [...new Set(pools.flatMap((pool) => pool.carerIds))]
  const [house, carers] = await Promise.all([
    readHouse(db, providerId, from, until),
    carerIds.length > 0 ? readCarers(db, carerIds, from, until) : [],
  ])
  const byId = new Map(carers.map((carer) => [carer.id, carer]))
  const holiday = (day: string, rests: boolean) => (rests ? house.holidays[day] : undefined)
  const weekdayFor = (day: string, rests: boolean) => holiday(day, rests)?.asWeekday ?? weekdayOf(day)
  const openAt = openingsAt(house, from, until)
  return {
    opens(pool, day, { startMinute, endMinute }) {
      const { own, open } = (pool.kind !== 'bed' && openAt.get(pool.siteId ?? '')) || unbounded
      // A day of the site's own speaks before the holiday it falls on.
      const rests = house.rests && !own.has(day)
      if (holiday(day, rests)?.kind === 'off') return false
      const midnight = instantOf(day).getTime()
      if (!isOpenThrough(open, midnight + minutes(startMinute), midnight + minutes(endMinute))) return false
      const closed = house.closings.some(
        ({ siteId, first, last }) =>
          first <= day && day <= last && (siteId === null || siteId === pool.siteId),
      )
      return !closed && opensOn(pool, day, weekdayFor(day, rests))
    },
    onDuty(pool, day, session, certifiedOn) {
      const start = instantOf(day, session.startMinute).getTime() / 1000
      const end = instantOf(day, session.endMinute).getTime() / 1000
      return pool.carerIds.filter((id) => {
        const carer = byId.get(id)
        if (!carer || carer.away.some((span) => span.from < end && start < span.until)) return false
        const hours = hoursOf(carer, day, holiday(day, carer.rests)?.kind, weekdayFor(day, carer.rests))
        return (
          hours.some(([opens, closes]) => opens <= session.startMinute && session.endMinute <= closes) &&
          isCertified(carer, pool, certifiedOn)
        )
      })
    },
    nameOf: (id) => byId.get(id)?.name ?? '',
  }
}

const unbounded: { own: ReadonlySet<string>; open: ReturnType<typeof openSpans> } = {
  own: new Set(),
  open: null,
}

/** By site: the days with hours of their own, and when it is open from the first to the day after the last. */
function openingsAt(house: House, from: string, until: string): ReadonlyMap<string, typeof unbounded> {
  if (house.openings.length === 0) return new Map()
  const days: CalendarDay[] = []
  for (let date = from; date <= addDays(until, 1); date = addDays(date, 1)) {
    const facts = { weekday: weekdayOf(date), midnight: instantOf(date).getTime(), closed: false }
    days.push({ date, ...facts, holiday: house.holidays[date] ?? null })
  }
  return new Map(
    house.openings.map((opening) => [
      opening.siteId,
      { own: new Set(opening.days.map(([day]) => day)), open: openSpans(days, opening) },
    ]),
  )
}

function hoursOf(
  { hours, exceptions }: Carer,
  day: string,
  holiday: string | undefined,
  weekday: number,
): [number, number][] {
  const bounds = exceptions[day]
  if (bounds)
    return bounds.flatMap((bound, index) => (index % 2 ? [] : [[bound, bounds[index + 1] ?? bound]]))
  if (holiday === 'off') return []
  return hours.filter((row) => row.weekday === weekday).map(({ start, end }) => [start, end])
}

const isCertified = ({ credentials }: Carer, pool: Pool, day: string) =>
  pool.work
    .flatMap((work) => requiredCredentials(work, day))
    .every((kind) =>
      credentials.some((credential) => credential.kind === kind && (credential.until ?? day) >= day),
    )

async function readHouse(db: Db | Tx, providerId: string, from: string, until: string): Promise<House> {
  const [row] = await db.$queryRaw<House[]>`
    select p.holidays::text = 'rests' as rests,
      coalesce((select json_agg(json_build_object('siteId', c.site_id, 'first', c.first_day, 'last', c.last_day))
        from closing c where c.provider_id = p.id and c.first_day <= ${until}::date and c.last_day >= ${from}::date),
        '[]') as closings,
      coalesce((select json_object_agg(h.day, json_build_object('kind', h.kind, 'asWeekday', h.as_weekday))
        from holiday h where h.day between ${from}::date and ${until}::date + 1), '{}') as holidays,
      coalesce((select json_agg(o.opening) from site t
        cross join lateral (select ${openingOf(Prisma.sql`t.id`, { first: from, last: addDays(until, 1) })} as opening) o
        where t.provider_id = p.id and o.opening is not null), '[]') as openings
    from provider p where p.id = ${providerId}::uuid`
  return row ?? { rests: false, closings: [], holidays: {}, openings: [] }
}

function readCarers(db: Db | Tx, ids: readonly string[], from: string, until: string): Promise<Carer[]> {
  const start = instantOf(from)
  const end = instantOf(addDays(until, 2))
  return db.$queryRaw<Carer[]>`
    select c.id::text, c.name, coalesce(c.holidays, p.holidays)::text = 'rests' as rests,
      coalesce((select json_agg(json_build_object('weekday', h.weekday, 'start', h.start_minute, 'end', h.end_minute))
        from weekly_hours h where h.caregiver_id = c.id), '[]') as hours,
      coalesce((select json_object_agg(d.day, d.bounds) from caregiver_day d
        where d.caregiver_id = c.id and d.day between ${from}::date and ${until}::date), '{}') as exceptions,
      coalesce((select json_agg(json_build_object('from', extract(epoch from a.starts_at),
          'until', extract(epoch from a.ends_at))) from (
        select starts_at, ends_at from leave where caregiver_id = c.id
        union all select starts_at, ends_at from hold where caregiver_id = c.id and released_at is null
      ) a where a.ends_at > ${start}::timestamptz and a.starts_at < ${end}::timestamptz), '[]') as away,
      coalesce((select json_agg(json_build_object('kind', k.kind, 'until', k.expires_on))
        from credential k where k.caregiver_id = c.id and k.suspended_at is null), '[]') as credentials
    from caregiver c join provider p on p.id = c.provider_id
    where c.id = any(${[...ids]}::uuid[]) and c.retired_at is null and c.suspended_at is null`
}
