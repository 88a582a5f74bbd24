import type { DaySpan } from '../filings/clearance.contract.ts'
import type { RefundPolicy } from '../orders/policy.contract.ts'
import type { Db, Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import type { PortraitColumns } from '../portraits/portraits.entry.ts'
import type { OpeningView } from './opening.contract.ts'
import type {
  Language,
  OfferingCategory,
  OfferingView,
  ProviderGrade,
  ProviderKind,
  ProviderState,
} from './provider.contract.ts'
import type { CredentialFacts } from './provider.rules.ts'

export type CaregiverRow = PortraitColumns & {
  readonly id: string
  readonly name: string
  readonly gender: 'female' | 'male'
  readonly level: number | null
  readonly bio: string
  readonly skills: readonly OfferingCategory[]
  readonly languages: readonly Language[]
  readonly bufferMinutes: number
  readonly suspended: boolean
  readonly hours: readonly {
    readonly weekday: number
    readonly startMinute: number
    readonly endMinute: number
  }[]
  readonly credentials: readonly (CredentialFacts & { readonly number: string })[]
}
type OfferingRow = Omit<OfferingView, 'bookable'> & {
  readonly cleared: readonly DaySpan[]
  readonly suspended: boolean
}
export type ProviderRow = {
  readonly id: string
  readonly kind: ProviderKind
  readonly name: string
  readonly state: ProviderState
  readonly version: number
  readonly summary: string
  readonly phone: string | null
  readonly inclusive: boolean
  readonly voucher: boolean
  readonly ltci: boolean
  readonly grade: ProviderGrade | null
  readonly example: boolean
  readonly capacity: number | null
  readonly reviewCount: number
  readonly ratingSum: number
  readonly site: {
    readonly city: string
    readonly district: string
    readonly addressLine: string
    readonly lat: number | null
    readonly lng: number | null
    readonly hours: OpeningView['hours']
    readonly days: readonly {
      readonly day: string
      readonly bounds: readonly number[]
    }[]
    /** Of it, or of the whole provider. */
    readonly closings: readonly {
      readonly firstDay: string
      readonly lastDay: string
    }[]
  } | null
  readonly rests: boolean
  readonly offerings: readonly OfferingRow[]
  readonly caregivers: readonly CaregiverRow[]
}

/** A provider with its first site and what it offers now, by whom: one query. */
export async function readProvider(db: Db | Tx, providerId: string): Promise<ProviderRow | null> {
  const [row] = await db.$queryRaw<ProviderRow[]>`
    select p.id::text, p.kind, p.name, p.state::text, p.version, p.summary, p.phone, p.inclusive, p.voucher, p.ltci, p.grade,
      p.example, p.capacity, p.holidays = 'rests' as rests,
      p.review_count as "reviewCount", p.rating_sum as "ratingSum",
      (select json_build_object('city', s.city, 'district', s.district, 'addressLine', s.address_line,
          'lat', s.lat, 'lng', s.lng,
          'hours', coalesce((select json_agg(json_build_object('weekday', h.weekday, 'startMinute', h.start_minute,
              'endMinute', h.end_minute) order by h.weekday, h.start_minute)
            from site_hours h where h.site_id = s.id), '[]'::json),
          'days', coalesce((select json_agg(json_build_object('day', d.day, 'bounds', d.bounds) order by d.day)
            from site_day d where d.site_id = s.id), '[]'::json),
          'closings', coalesce((select json_agg(json_build_object('firstDay', c.first_day, 'lastDay', c.last_day) order by c.first_day)
            from closing c where c.provider_id = p.id and (c.site_id is null or c.site_id = s.id)), '[]'::json))
        from site s where s.provider_id = p.id order by s.id limit 1) as site,
      coalesce((select json_agg(json_build_object('id', o.id, 'category', o.category, 'title', o.title,
          'description', o.description, 'mode', o.mode, 'unit', o.unit, 'priceFen', o.price_fen, 'minutes', o.minutes,
          'noticeMinutes', o.notice_minutes, 'refundPolicy', o.refund_policy, 'servesAbilities', o.serves_abilities,
          'servesAges', o.serves_ages, 'fees', o.fees, 'depositFen', o.deposit_fen, 'tasks', o.tasks,
          'cleared', ${clearedDays}, 'suspended', o.suspended_at is not null) order by o.position, o.id)
        from offering o where o.provider_id = p.id and o.retired_at is null), '[]') as offerings,
      coalesce((select json_agg(${caregiver} order by c.created_at, c.id)
        from caregiver c where c.provider_id = p.id and c.retired_at is null), '[]') as caregivers
    from provider p where p.id = ${providerId}::uuid`
  return row ?? null
}

export type CareTeam = {
  readonly offering: {
    readonly id: string
    readonly providerId: string
    readonly category: string
    readonly mode: string
    readonly minutes: number
    readonly noticeMinutes: number
    readonly refundPolicy: RefundPolicy
    readonly cleared: readonly DaySpan[]
    readonly suspended: boolean
  }
  readonly providerState: ProviderState
  readonly caregivers: readonly CaregiverRow[]
}

/** An offering that is not retired and the caregivers with the skill for it, certified or not: one query. */
export async function readCareTeam(db: Db | Tx, offeringId: string): Promise<CareTeam | null> {
  const [row] = await db.$queryRaw<CareTeam[]>`
    select json_build_object('id', o.id, 'providerId', o.provider_id, 'category', o.category, 'mode', o.mode,
        'minutes', o.minutes, 'noticeMinutes', o.notice_minutes, 'refundPolicy', o.refund_policy, 'cleared', ${clearedDays},
        'suspended', o.suspended_at is not null) as offering,
      p.state::text as "providerState",
      coalesce((select json_agg(${caregiver} order by c.created_at, c.id)
        from caregiver c
        where c.provider_id = p.id and c.retired_at is null and o.category = any(c.skills)), '[]') as caregivers
    from offering o join provider p on p.id = o.provider_id
    where o.id = ${offeringId}::uuid and o.retired_at is null`
  return row ?? null
}

/** Of an offering `o`, as a list of spans of days. */
export const clearedDays = Prisma.sql`coalesce((select json_agg(json_build_object('from', lower(r), 'until', upper(r)) order by r)
  from unnest(o.cleared) r), '[]'::json)`

const caregiver = Prisma.sql`json_build_object(
  'id', c.id, 'name', c.name, 'gender', coalesce(c.gender::text, 'female'), 'level', c.level, 'bio', c.bio,
  'skills', c.skills, 'languages', c.languages, 'bufferMinutes', c.buffer_minutes,
  'suspended', c.suspended_at is not null, 'portraitId', c.portrait_id, 'portraitPublic', c.portrait_public,
  'hours', coalesce((select json_agg(json_build_object('weekday', h.weekday, 'startMinute', h.start_minute,
      'endMinute', h.end_minute) order by h.weekday, h.start_minute)
    from weekly_hours h where h.caregiver_id = c.id), '[]'::json),
  'credentials', coalesce((select json_agg(json_build_object('kind', k.kind, 'number', k.number,
      'expiresOn', k.expires_on, 'suspended', k.suspended_at is not null))
    from credential k where k.caregiver_id = c.id), '[]'::json))`
