import { z } from 'zod'

export const holidayRules = ['works', 'rests'] as const
export type HolidayRule = (typeof holidayRules)[number]
export const leaveKinds = ['annual', 'sick', 'personal', 'family', 'training', 'other'] as const
export type LeaveKind = (typeof leaveKinds)[number]
export const holidayKinds = ['off', 'workday'] as const
type HolidayKind = (typeof holidayKinds)[number]

const minute = z.number().int().min(0).max(1440)
const provider = z.object({ providerId: z.uuid() })
const caregiver = provider.extend({ caregiverId: z.uuid() })
const note = z.string().trim().max(200).default('')
/** Said again once the visits promised and the places sold meanwhile have been shown. */
const despite = z.boolean().default(false)
/** Makes a repeated form write once. */
const key = z.string().min(8).max(80)

export const rosterInput = provider
export const saveHouseInput = provider.extend({
  holidays: z.enum(holidayRules),
  bookAheadDays: z.number().int().min(1).max(366),
})
const hours = z
  .array(z.object({ weekday: z.number().int().min(1).max(7), startMinute: minute, endMinute: minute }))
  .max(21)
const site = provider.extend({ siteId: z.uuid() })
/** When the doors are open; without any hours nothing is bounded by them. */
export const saveSiteHoursInput = site.extend({ hours, despite })
/** How far ahead something may be promised: a year ahead, months paid for another year, and some. */
export const PROMISED_DAYS = 800
export const saveTimeInput = caregiver.extend({
  hours,
  /** Null: as the provider does. */
  holidays: z.enum(holidayRules).nullable(),
  bufferMinutes: z.number().int().min(0).max(240),
  dailyVisits: z.number().int().min(1).max(48).nullable(),
  dailyMinutes: z.number().int().min(1).max(1440).nullable(),
  acceptsPets: z.boolean(),
  acceptsSmoke: z.boolean(),
})
/** Minutes since midnight; none at all means off. */
const spans = z.array(z.tuple([minute, minute])).max(6)
const otherHours = {
  day: z.iso.date(),
  spans,
  note,
  despite,
}
export const saveDayInput = caregiver.extend(otherHours)
export const clearDayInput = caregiver.extend({ day: z.iso.date() })
export const saveSiteDayInput = site.extend(otherHours)
export const clearSiteDayInput = site.extend({ day: z.iso.date() })
export const recordLeaveInput = caregiver.extend({
  key,
  kind: z.enum(leaveKinds),
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  note,
  despite,
})
export const cancelLeaveInput = provider.extend({ leaveId: z.uuid() })
export const closeHouseInput = provider.extend({
  key,
  /** Null closes every site. */
  siteId: z.uuid().nullable(),
  firstDay: z.iso.date(),
  /** The last day closed. */
  lastDay: z.iso.date(),
  reason: note,
  despite,
})
export const reopenHouseInput = provider.extend({ closingId: z.uuid() })
export const conflictsInput = provider.extend({
  caregiverId: z.uuid().nullable().default(null),
  /** Only what is offered at this site. */
  siteId: z.uuid().nullable().default(null),
  /** The hours that are left of the day that begins with `from`: what lies within them is not in the way. */
  spans: spans.nullable().default(null),
  /** The week that is to hold at the site: what lies outside it and did not before is in the way. */
  hours: hours.nullable().default(null),
  /** What touches the time from one instant up to the other. */
  from: z.coerce.date(),
  until: z.coerce.date(),
})
export const saveHolidayInput = z.object({
  day: z.iso.date(),
  name: z.string().trim().min(1).max(40),
  kind: z.enum(holidayKinds),
  /** For a make-up workday: the weekday whose hours it takes, 1 is Monday; null is its own. */
  asWeekday: z.number().int().min(1).max(7).nullable().default(null),
})
export const removeHolidayInput = z.object({ day: z.iso.date() })

/** Why a caregiver can't begin a visit at some instant. */
const whyNots = [
  'off_grid',
  'too_soon',
  'too_far_ahead',
  'gone',
  'skill',
  'wishes',
  'closed',
  'site_hours',
  'leave',
  'hours',
  'overlap',
  'way_before',
  'way_after',
  'credentials',
  'daily_visits',
  'daily_minutes',
] as const
export type WhyNot = (typeof whyNots)[number]

/** A visit that stands in the way of what somebody is about to say. */
export type Conflict = {
  orderId: string
  /** Null while nobody has paid: until then it is the family's own business. */
  calledBy: string | null
  title: string
  caregiverId: string
  caregiverName: string
  startsAt: Date
  endsAt: Date
}

/** Places of one session of one day that families have ordered. */
export type SoldPlaces = {
  poolId: string
  /** The pool's, and the session's where it has one. */
  name: string
  startsAt: Date
  endsAt: Date
  count: number
}

/** What stands in the way of what somebody is about to say. */
export type Conflicts = { visits: readonly Conflict[]; places: readonly SoldPlaces[] }

export type RosterCaregiver = {
  id: string
  name: string
  /** Where their portrait is shown; null where initials stand for it. */
  portrait: string | null
  hours: readonly { weekday: number; startMinute: number; endMinute: number }[]
  holidays: HolidayRule | null
  bufferMinutes: number
  dailyVisits: number | null
  dailyMinutes: number | null
  acceptsPets: boolean
  acceptsSmoke: boolean
  /** From today on. */
  days: readonly OtherDay[]
  /** Not over yet. */
  leaves: readonly { id: string; kind: LeaveKind; startsAt: Date; endsAt: Date; note: string }[]
}

/** A wall date with other hours than the week's; without spans it is off. */
export type OtherDay = { day: string; spans: readonly (readonly [number, number])[]; note: string }
export type RosterSite = {
  id: string
  name: string
  hours: readonly { weekday: number; startMinute: number; endMinute: number }[]
  /** From today on. */
  days: readonly OtherDay[]
}

export type HolidayRow = { day: string; name: string; kind: HolidayKind; asWeekday: number | null }

export type Roster = {
  id: string
  today: string
  holidays: HolidayRule
  bookAheadDays: number
  sites: readonly RosterSite[]
  closings: readonly {
    id: string
    siteId: string | null
    firstDay: string
    lastDay: string
    reason: string
  }[]
  caregivers: readonly RosterCaregiver[]
  /** Public holidays and make-up workdays of the next 60 days. */
  comingHolidays: readonly HolidayRow[]
  /** Years that can be booked already and of which no holiday is known. */
  missingYears: readonly number[]
}

export type HolidayTable = {
  years: readonly number[]
  rows: readonly HolidayRow[]
  missingYears: readonly number[]
}
