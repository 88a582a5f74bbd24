import { z } from 'zod'
import type { HolidayRow, LeaveKind } from '../../availability/roster.contract.ts'
import type { OrderState, VisitState } from '../order.contract.ts'

/** Days that one look at the calendar may show: a quarter of a year, for what has to be seen to. */
export const LONGEST_CALENDAR = 92

export const calendarInput = z.object({
  providerId: z.uuid(),
  /** First wall date in Asia/Shanghai. */
  from: z.iso.date(),
  days: z.number().int().min(1).max(LONGEST_CALENDAR).default(7),
})

/** Why somebody has to look at a visit: its caregiver has left, is away, does not work then, or the house is closed. */
type VisitTrouble = 'gone' | 'leave' | 'hours' | 'closed' | 'site_hours'

export type CalendarVisit = {
  orderId: string
  state: OrderState
  visitState: VisitState
  startsAt: Date
  endsAt: Date
  title: string
  calledBy: string
  /** Empty once the provider need not find the way any more. */
  addressLine: string
  caregiverId: string
  caregiverName: string
  trouble: VisitTrouble | null
  /** Minutes from the same caregiver's visit before it on that day; null where there is none. */
  wayMinutes: number | null
  /** Another time that is being asked for, and by whom. */
  proposal: { side: 'family' | 'provider'; startsAt: Date } | null
  /** Time may still be changed, by whom may change it. */
  movable: boolean
}

export type CalendarDay = {
  date: string
  holiday: Pick<HolidayRow, 'name' | 'kind'> | null
  /** Without a name the whole house is closed. */
  closings: readonly { siteName: string; reason: string }[]
}

export type CalendarStaff = {
  id: string
  name: string
  work: readonly { startsAt: Date; endsAt: Date }[]
  leaves: readonly { startsAt: Date; endsAt: Date; kind: LeaveKind }[]
  /** Places they look after. */
  rota: readonly { poolId: string; name: string; startsAt: Date; endsAt: Date; taken: number }[]
}

/** A provider's visits and who is there, over some days. A carer sees what is theirs. */
export type CalendarView = {
  days: readonly CalendarDay[]
  staff: readonly CalendarStaff[]
  visits: readonly CalendarVisit[]
}
