import { type Minutes, pairs } from '../kernel/wall-time.ts'
import { type Db, readRows, type Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import type { PortraitColumns } from '../portraits/portraits.entry.ts'
import type { CredentialFacts } from '../providers/providers.entry.ts'
import type { Busy, CaregiverTime } from './slots.rules.ts'
import type { Span } from './span.rules.ts'
import type { Place } from './way.rules.ts'
import type { WeekRow } from './work.rules.ts'

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
  /** Only where it was asked for. */
  readonly face?: PortraitColumns
}

export type CarerRange = {
  readonly from: Date
  readonly until: Date
  /** False where nobody asks how far promises are away: then their places are not read. */
  readonly places?: boolean
  /** True where somebody will look at them: then their portraits are read. */
  readonly faces?: boolean
  readonly recipientId?: string | null | undefined
  /** An order whose own promise is not in its way, because it is being moved. */
  readonly exceptOrderId?: string | null | undefined
  /** Time that is kept for whoever asks. */
  readonly exceptHoldId?: string | null | undefined
}

/**
 * Caregivers who have not left, with all their time depends on between two instants: one query, however many. `which` is
 * a condition on `c` (caregiver). A hold that ran out counts until the clock has released it, as for the database.
 */
export async function readCarers(
  db: Db | Tx,
  which: Prisma.Sql,
  {
    from,
    until,
    places = true,
    faces = false,
    recipientId = null,
    exceptOrderId = null,
    exceptHoldId = null,
  }: CarerRange,
): Promise<Carer[]> {
  // One text of columns instead of many cells: what is spent per cell and per row costs more than all else here.
  const rows = await readRows<{ found: string }>(
    db,
    Prisma.sql`
    with team as materialized (
      select c.id, (row_number() over (order by c.created_at, c.id))::int - 1 as n, c.provider_id, c.name, c.gender, c.level,
        c.skills, c.languages, c.accepts_pets, c.accepts_smoke, c.buffer_minutes, c.daily_visits, c.daily_minutes,
        c.portrait_id, c.portrait_public,
        coalesce(c.holidays, p.holidays) = 'rests' as rests
      from caregiver c join provider p on p.id = c.provider_id where c.retired_at is null and c.suspended_at is null and ${which})
    select json_build_object(
      'team', (select json_agg(json_build_object('id', id, 'providerId', provider_id, 'name', name,
        'gender', coalesce(gender::text, 'female'), 'level', level, 'skills', skills, 'languages', languages,
        'acceptsPets', accepts_pets, 'acceptsSmoke', accepts_smoke, 'bufferMinutes', buffer_minutes, 'rests', rests,
        'dailyVisits', daily_visits, 'dailyMinutes', daily_minutes
        ${faces ? facesRead : Prisma.empty}) order by n) from team),
      'hours', (select ${columns('t.n', 'h.weekday', 'h.start_minute', 'h.end_minute')}
        from team t join weekly_hours h on h.caregiver_id = t.id),
      'exceptions', (select json_agg(json_build_array(t.n, e.day, e.bounds))
        from team t join caregiver_day e on e.caregiver_id = t.id
        where e.day between (${from}::timestamptz at time zone 'Asia/Shanghai')::date
          and (${until}::timestamptz at time zone 'Asia/Shanghai')::date),
      'away', (select ${columns('n', millis('starts_at'), millis('ends_at'))} from (
        select t.n, l.starts_at, l.ends_at from team t join leave l on l.caregiver_id = t.id
        where l.ends_at > ${from}::timestamptz and l.starts_at < ${until}::timestamptz
        union all
        select t.n, d.starts_at - make_interval(mins => t.buffer_minutes), d.ends_at + make_interval(mins => t.buffer_minutes)
        from team t join duty d on d.caregiver_id = t.id
        where d.day between (${from}::timestamptz at time zone 'Asia/Shanghai')::date - 2
          and (${until}::timestamptz at time zone 'Asia/Shanghai')::date + 1) away),
      'credentials', (select ${columns('t.n', 'k.kind', 'k.expires_on', 'k.suspended_at is not null')}
        from team t join credential k on k.caregiver_id = t.id),
      'busy', (select ${promisesSince(from, places)}
        from team t join hold b on b.caregiver_id = t.id
        where b.released_at is null and b.ends_at > ${from}::timestamptz and b.starts_at < ${until}::timestamptz
          and (b.order_id is null or b.order_id is distinct from ${exceptOrderId}::uuid)
          and b.id is distinct from ${exceptHoldId}::uuid),
      'familiar', (select ${columns('t.n', 'f.count')} from (
        select v.caregiver_id, count(*)::int as count from visit v join "order" o on o.id = v.order_id
        where o.recipient_id = ${recipientId}::uuid and v.state in ('done', 'confirmed') group by 1) f
        join team t on t.id = f.caregiver_id)
      )::text as found`,
  )
  return carersOf(JSON.parse(rows[0]?.found ?? '{}') as Found, from.getTime())
}

const facesRead = Prisma.sql`, 'face', json_build_object('portraitId', portrait_id, 'portraitPublic', portrait_public)`
/** Several columns as one array each: [[1, 2], ["a", "b"]]. */
const columns = (...names: readonly string[]) =>
  Prisma.raw(`json_build_array(${names.map((name) => `array_agg(${name})`).join(', ')})`)
/** Begin, end and visit's end in whole seconds since `from`: short figures for what there is most of. */
const promisesSince = (from: Date, places: boolean) => {
  const since = (round: 'floor' | 'ceil', column: string) =>
    Prisma.sql`array_agg(${Prisma.raw(round)}(date_part('epoch', ${Prisma.raw(column)}) - ${from.getTime() / 1000}::float8)::int)`
  return Prisma.sql`json_build_array(array_agg(t.n), ${since('floor', 'b.starts_at')}, ${since('ceil', 'b.ends_at')},
    ${since('ceil', 'b.visit_ends_at')} ${places ? Prisma.sql`, array_agg(b.lat), array_agg(b.lng)` : Prisma.empty})`
}
const millis = (column: string) => `(date_part('epoch', ${column}) * 1000)::bigint`

/** Per kind of fact its columns, the first of which says whose it is; null where there are none. */
type Columns<Rest extends (unknown[] | undefined)[]> = [n: number[] | null, ...Rest]
type Found = {
  readonly team: readonly Omit<Carer, Listed>[] | null
  readonly hours: Columns<[weekday: number[], start: number[], end: number[]]>
  readonly exceptions: readonly [n: number, day: string, bounds: number[]][] | null
  /** Leave, and looking after places with the way before and after. */
  readonly away: Columns<[start: number[], end: number[]]>
  readonly credentials: Columns<[kind: string[], expiresOn: (string | null)[], suspended: boolean[]]>
  readonly busy: Columns<
    [starts: number[], ends: number[], visitEnds: (number | null)[], lat?: Degrees, lng?: Degrees]
  >
  readonly familiar: Columns<[count: number[]]>
}
type Degrees = (number | null)[]
type Listed = 'hours' | 'exceptions' | 'away' | 'credentials' | 'busy' | 'familiar'

function carersOf(
  { team, hours, exceptions, away, credentials, busy, familiar }: Found,
  from: number,
): Carer[] {
  const lists = (team ?? []).map(() => ({
    hours: [] as WeekRow[],
    exceptions: new Map<string, Minutes[]>(),
    away: [] as Span[],
    credentials: [] as CredentialFacts[],
    busy: [] as Busy[],
    familiar: 0,
  }))
  const of = (n: number) => lists[n] as (typeof lists)[number]
  const [hoursOf, weekday, opens, closes] = hours
  hoursOf?.forEach((n, i) => {
    of(n).hours.push([weekday[i] as number, opens[i] as number, closes[i] as number])
  })
  for (const [n, day, bounds] of exceptions ?? []) of(n).exceptions.set(day, pairs(bounds))
  const [awayOf, goes, comes] = away
  awayOf?.forEach((n, i) => {
    of(n).away.push({ start: goes[i] as number, end: comes[i] as number })
  })
  const [credentialsOf, kind, expiresOn, suspended] = credentials
  credentialsOf?.forEach((n, i) => {
    of(n).credentials.push({
      kind: kind[i] as string,
      expiresOn: expiresOn[i] ?? null,
      suspended: suspended[i] === true,
    })
  })
  const [busyOf, starts, ends, visitEnds, lat, lng] = busy
  const instant = (seconds: number) => from + seconds * 1000
  busyOf?.forEach((n, i) => {
    const visitEnd = visitEnds[i] ?? null
    of(n).busy.push({
      start: instant(starts[i] as number),
      end: instant(ends[i] as number),
      visitEnd: visitEnd === null ? null : instant(visitEnd),
      place: placeOf(lat?.[i], lng?.[i]),
    })
  })
  const [familiarTo, count] = familiar
  familiarTo?.forEach((n, i) => {
    of(n).familiar = count[i] as number
  })
  return (team ?? []).map((carer, n) => Object.assign(carer, of(n)))
}

const placeOf = (lat: number | null | undefined, lng: number | null | undefined): Place =>
  typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : null
