import { z } from 'zod'
import type { PlaceTerm } from '../../capacity/capacity.contract.ts'
import { problems } from '../../kernel/problem.contract.ts'

/** Nobody waits longer than three months: the world has changed by then. */
export const LONGEST_WAIT_DAYS = 92

const minute = z.coerce.number().int().min(0).max(1440)

export const joinWaitlistInput = z.object({
  ownerKey: z.string().min(1),
  /** Says what and for whom. */
  draftId: z.uuid(),
  /** Wall dates in Asia/Shanghai, the last included. */
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  /** 1 is Monday; none means any. */
  weekdays: z.array(z.coerce.number().int().min(1).max(7)).max(7).default([]),
  /** Starts within, in minutes since midnight. */
  fromMinute: minute.default(0),
  untilMinute: minute.default(1440),
  /** Null: whoever suits. */
  caregiverId: z.uuid().nullable().default(null),
  /** Nights or months, where places are sold by them. */
  count: z.coerce.number().int().min(1).max(30).default(1),
  key: z.uuid(),
})
export const leaveWaitlistInput = z.object({ wishId: z.uuid() })
export const waitOfferInput = z.object({ offerId: z.uuid() })
export const takeWaitOfferInput = waitOfferInput.extend({ ownerKey: z.string().min(1) })
export const waitQueueInput = z.object({ providerId: z.uuid() })

export type WishView = {
  id: string
  state: 'waiting' | 'offered' | 'taken' | 'left' | 'lapsed'
  title: string
  providerId: string
  providerName: string
  calledBy: string
  caregiverName: string | null
  firstDay: string
  lastDay: string
  weekdays: readonly number[]
  fromMinute: number
  untilMinute: number
  /** Where places are sold instead of a caregiver's hour: how much of one. */
  places: { term: PlaceTerm; count: number } | null
  /** How many wait for the same before this one. */
  ahead: number
  /** A time that is kept for them right now. */
  offer: WaitOfferView | null
}

export type WaitOfferView = {
  id: string
  state: 'open' | 'taken' | 'declined' | 'lapsed'
  startsAt: Date
  endsAt: Date
  /** Null with a place. */
  caregiverName: string | null
  /** Kept until then. */
  expiresAt: Date
}

/** Who waits at a provider, in the order in which they are asked. */
export type WaitQueue = {
  readonly offerings: readonly { id: string; title: string; count: number }[]
  readonly wishes: readonly Pick<
    WishView,
    | 'id'
    | 'state'
    | 'title'
    | 'calledBy'
    | 'caregiverName'
    | 'firstDay'
    | 'lastDay'
    | 'weekdays'
    | 'fromMinute'
    | 'untilMinute'
    | 'places'
  >[]
}

export const waitlistProblems = problems({
  'waitlist.days_impossible': { status: 422, field: 'lastDay' },
  'waitlist.hours_impossible': { status: 422, field: 'untilMinute' },
  'waitlist.already_waiting': { status: 409 },
  'waitlist.not_found': { status: 404 },
  'waitlist.offer_over': { status: 409 },
})
