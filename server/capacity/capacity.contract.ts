import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

export const poolKinds = ['meal', 'seat', 'place', 'bed', 'course'] as const
export type PoolKind = (typeof poolKinds)[number]

/** Nursery classes by age on the first day, as the rules name them; `home` is a home nursery's one group. */
export const poolClasses = ['infant_12', 'toddler_24', 'toddler_36', 'mixed', 'home'] as const
export type PoolClass = (typeof poolClasses)[number]

/**
 * What one order takes of a pool: one session, every session of one day, nights in a row, or every open day of some
 * months.
 */
export type PlaceTerm = 'session' | 'day' | 'nights' | 'months'

/**
 * The longest stay one order may be for. Months: at most twelve may be paid ahead (seven departments, 2024). Nights:
 * respite ends after thirty days (the frame of the nationwide consumption voucher, 2026).
 */
export const longest: Readonly<Record<PlaceTerm, number>> = { session: 1, day: 1, nights: 30, months: 12 }

export const findPlacesInput = z.object({
  offeringId: z.uuid(),
  /** A child's birth date; decides the class where there are classes. */
  bornOn: z.iso.date().nullable().default(null),
  /** Nights or months; 1 for sessions and days. */
  count: z.coerce.number().int().min(1).max(30).default(1),
  /** First day, wall date in Asia/Shanghai; today when absent. */
  from: z.iso.date().optional(),
  days: z.number().int().min(1).max(62).default(28),
})

const minute = (least: number, most: number) => z.coerce.number().int().min(least).max(most)

export const savePoolInput = z.object({
  providerId: z.uuid(),
  poolId: z.uuid().optional(),
  kind: z.enum(poolKinds),
  name: z.string().trim().min(1).max(20),
  /** Places in each session. */
  capacity: z.coerce.number().int().min(1).max(2000),
  ageClass: z.enum(poolClasses).nullable().default(null),
  /** 1 is Monday. */
  weekdays: z.array(z.coerce.number().int().min(1).max(7)).min(1).max(7),
  validFrom: z.iso.date(),
  validUntil: z.iso.date().nullable().default(null),
  /** Wall minutes since midnight; an end beyond 1440 is on the next day. */
  sessions: z
    .array(
      z
        .object({
          name: z.string().trim().max(12).default(''),
          startMinute: minute(0, 1439),
          endMinute: minute(1, 2880),
        })
        .refine((session) => session.startMinute < session.endMinute, { path: ['endMinute'] }),
    )
    .min(1)
    .max(4),
  offeringIds: z.array(z.uuid()).min(1),
  /** Who looks after it; needed where a rule states how many children one carer may look after. */
  carerIds: z.array(z.uuid()).default([]),
})
export const retirePoolInput = z.object({ providerId: z.uuid(), poolId: z.uuid() })
export const occupancyInput = z.object({
  providerId: z.uuid(),
  /** First day; `days` from there on. */
  from: z.iso.date(),
  days: z.number().int().min(1).max(14).default(7),
})

/** Why nothing can be had: closed, gone, too few carers for another child, nobody on duty at all, or too soon. */
export type PlaceGap = 'closed' | 'full' | 'ratio' | 'no_carer' | 'too_soon' | 'age'

export type Place = {
  startsAt: Date
  endsAt: Date
  /** The session's own name; empty where the times say enough. */
  name: string
  /** Places left for the whole of what is asked, exact at this moment. */
  left: number
  gap: PlaceGap | null
  /** The wall date that stands in the way, of a stay. */
  gapOn: string | null
}
export type PlaceDay = { date: string; places: readonly Place[] }
export type PlacesView = {
  term: PlaceTerm
  kind: PoolKind
  count: number
  /** A birth date is needed before any place can be named. */
  asksBirthDate: boolean
  /** The class a child starting on the first day shown would join. */
  ages: { from: number; to: number } | null
  days: readonly PlaceDay[]
}

export type SessionView = { no: number; name: string; startMinute: number; endMinute: number }
export type PoolView = {
  id: string
  kind: PoolKind
  name: string
  capacity: number
  ageClass: PoolClass | null
  weekdays: readonly number[]
  validFrom: string
  validUntil: string | null
  sessions: readonly SessionView[]
  offeringIds: readonly string[]
  carerIds: readonly string[]
  rule: PoolRuleView | null
}
/** What the law of the day and place says of a class. */
export type PoolRuleView = {
  most: number
  perCarer: number | null
  fromMonths: number
  toMonths: number
  validFrom: string
  source: string
}
export type PoolsView = {
  pools: readonly PoolView[]
  offerings: readonly { id: string; title: string; category: string; unit: string }[]
  caregivers: readonly { id: string; name: string }[]
  rules: readonly (PoolRuleView & { ageClass: PoolClass })[]
}

export type OccupancyView = {
  pools: readonly (Pick<PoolView, 'id' | 'kind' | 'name' | 'ageClass' | 'rule'> & {
    days: readonly {
      date: string
      open: boolean
      sessions: readonly {
        no: number
        name: string
        startsAt: Date
        endsAt: Date
        taken: number
        /** Places that may be filled with the carers on duty; the capacity where no ratio is stated. */
        seats: number
        capacity: number
        left: number
        onDuty: readonly string[]
        /** Why the next family is refused; null while there is a place. */
        gap: PlaceGap | null
        /** More children than the carers on duty may look after: somebody fell ill, or left. */
        short: boolean
      }[]
      who: readonly { orderId: string; name: string; sessions: readonly number[]; held: boolean }[]
    }[]
  })[]
}

/** Noon of the wall date that stands in the way. */
const day = z.date()
export const capacityProblems = problems({
  'capacity.born_on_missing': { status: 422, field: 'bornOn' },
  'capacity.age_outside': {
    status: 409,
    field: 'startsAt',
    params: z.object({ months: z.number(), fromMonths: z.number(), toMonths: z.number() }),
  },
  'capacity.closed': { status: 409, field: 'startsAt', params: z.object({ day }) },
  'capacity.full': { status: 409, field: 'startsAt', params: z.object({ day }) },
  'capacity.ratio': {
    status: 409,
    field: 'startsAt',
    params: z.object({ day, carers: z.number(), perCarer: z.number(), most: z.number() }),
  },
  'capacity.no_carer': { status: 409, field: 'startsAt', params: z.object({ day }) },
  'capacity.too_soon': { status: 409, field: 'startsAt' },
  'capacity.too_long': { status: 422, field: 'count', params: z.object({ most: z.number() }) },
  'capacity.pool_not_found': { status: 404 },
  'capacity.class_missing': { status: 422, field: 'ageClass' },
  'capacity.over_rule': { status: 422, field: 'capacity', params: z.object({ most: z.number() }) },
  'capacity.one_home_group': { status: 409, field: 'ageClass' },
  'capacity.sessions_overlap': { status: 422, field: 'sessions' },
  'capacity.offering_unknown': { status: 422, field: 'offeringIds' },
  'capacity.carer_unknown': { status: 422, field: 'carerIds' },
  'capacity.carer_elsewhere': { status: 409, field: 'carerIds' },
  'capacity.carers_missing': { status: 422, field: 'carerIds', params: z.object({ perCarer: z.number() }) },
  'capacity.still_taken': { status: 409, params: z.object({ day, count: z.number() }) },
})
