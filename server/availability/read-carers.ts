import type { Db, Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import type { CredentialFacts } from '../providers/providers.entry.ts'
import type { Busy, CaregiverTime } from './slots.rules.ts'
import type { Minutes } from './work.rules.ts'

export type Carer = Omit<CaregiverTime, 'ableOn'> & {
  readonly providerId: string
  readonly name: string
  readonly gender: 'female' | 'male'
  readonly level: number | null
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly acceptsPets: boolean
  readonly acceptsSmoke: boolean
  readonly credentials: readonly CredentialFacts[]
  /** How often they have cared for the recipient asked about. */
  readonly familiar: number
}

export type CarerRange = {
  readonly from: Date
  readonly until: Date
  readonly recipientId?: string | null | undefined
  /** An order whose own promise is not in its way, because it is being moved. */
  readonly exceptOrderId?: string | null | undefined
}

/**
 * Caregivers who have not left, with all their time depends on between two instants: one query, however many. `which` is
 * a condition on `c` (caregiver). A hold that ran out counts until the clock has released it, as for the database.
 */
export async function readCarers(
  db: Db | Tx,
  which: Prisma.Sql,
  { from, until, recipientId = null, exceptOrderId = null }: CarerRange,
): Promise<Carer[]> {
  // One text instead of many cells: what a driver does per cell costs more than all else here.
  const rows = await db.$queryRaw<{ found: string }[]>`
    with team as materialized (
      select c.*, p.holidays as house from caregiver c join provider p on p.id = c.provider_id
      where c.retired_at is null and ${which})
    select coalesce(json_agg(json_build_object('id', c.id, 'providerId', c.provider_id, 'name', c.name,
        'gender', coalesce(c.gender::text, 'female'), 'level', c.level, 'skills', c.skills, 'languages', c.languages,
        'acceptsPets', c.accepts_pets, 'acceptsSmoke', c.accepts_smoke, 'bufferMinutes', c.buffer_minutes,
        'rests', coalesce(c.holidays, c.house) = 'rests', 'dailyVisits', c.daily_visits, 'dailyMinutes', c.daily_minutes,
        'hours', w.found, 'exceptions', e.found, 'leaves', l.found, 'credentials', k.found, 'busy', b.found,
        'familiar', coalesce(f.found, 0)) order by c.created_at, c.id), '[]')::text as found
    from team c
    left join (select caregiver_id, json_agg(json_build_array(weekday, start_minute, end_minute)) as found
      from weekly_hours where ${ofTeam} group by 1) w on w.caregiver_id = c.id
    left join (select caregiver_id, json_agg(json_build_array(day, bounds)) as found from caregiver_day
      where ${ofTeam} and day between (${from}::timestamptz at time zone 'Asia/Shanghai')::date
        and (${until}::timestamptz at time zone 'Asia/Shanghai')::date group by 1) e on e.caregiver_id = c.id
    left join (select caregiver_id, json_agg(json_build_array(${millis('starts_at')}, ${millis('ends_at')})) as found
      from leave where ${ofTeam} and ends_at > ${from}::timestamptz and starts_at < ${until}::timestamptz
      group by 1) l on l.caregiver_id = c.id
    left join (select caregiver_id, json_agg(json_build_object('kind', kind, 'expiresOn', expires_on,
        'suspended', suspended_at is not null)) as found
      from credential where ${ofTeam} group by 1) k on k.caregiver_id = c.id
    left join (select caregiver_id, json_agg(json_build_array(${millis('starts_at')}, ${millis('ends_at')},
        ${millis('visit_ends_at')}, lat, lng)) as found
      from hold where ${ofTeam} and released_at is null and ends_at > ${from}::timestamptz
        and starts_at < ${until}::timestamptz and order_id is distinct from ${exceptOrderId}::uuid
      group by 1) b on b.caregiver_id = c.id
    left join (select v.caregiver_id, count(*) as found from visit v join "order" o on o.id = v.order_id
      where o.recipient_id = ${recipientId}::uuid and v.state in ('done', 'confirmed') group by 1) f
      on f.caregiver_id = c.id`
  return (JSON.parse(rows[0]?.found ?? '[]') as Row[]).map(carerOf)
}

const ofTeam = Prisma.sql`caregiver_id in (select id from team)`
const millis = (column: 'starts_at' | 'ends_at' | 'visit_ends_at') =>
  Prisma.raw(`(extract(epoch from ${column}) * 1000)::bigint`)

type Row = Omit<Carer, 'hours' | 'exceptions' | 'leaves' | 'credentials' | 'busy'> & {
  readonly hours: Carer['hours'] | null
  readonly exceptions: readonly [day: string, bounds: number[]][] | null
  readonly leaves: readonly [start: number, end: number][] | null
  readonly credentials: Carer['credentials'] | null
  readonly busy: readonly BusyRow[] | null
}
type BusyRow = [start: number, end: number, visitEnd: number | null, lat: number | null, lng: number | null]

const carerOf = ({ hours, exceptions, leaves, credentials, busy, ...carer }: Row): Carer => ({
  ...carer,
  hours: hours ?? [],
  exceptions: new Map((exceptions ?? []).map(([day, bounds]) => [day, pairs(bounds)])),
  leaves: (leaves ?? []).map(([start, end]) => ({ start, end })),
  credentials: credentials ?? [],
  busy: (busy ?? []).map(busyOf),
})

const busyOf = ([start, end, visitEnd, lat, lng]: BusyRow): Busy => ({
  start,
  end,
  visitEnd,
  place: lat === null || lng === null ? null : { lat, lng },
})

/** Start and end minutes in turn. */
export const pairs = (bounds: readonly number[]): Minutes[] =>
  Array.from({ length: bounds.length / 2 }, (_, i) => [bounds[2 * i] as number, bounds[2 * i + 1] as number])
