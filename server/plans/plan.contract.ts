import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'
import type { OrderState } from '../orders/order.contract.ts'
import { type Recurrence, recurrenceInput } from './recurrence.contract.ts'

/** Visits are made and promised so far ahead. */
export const DAYS_AHEAD = 56

const billings = ['visit'] as const
type Billing = (typeof billings)[number]

/** What a family decides about one day of a plan: leave it out, or have it at another time or by somebody else. */
const planChoice = z.union([
  z.literal('skip'),
  z.object({ startsAt: z.coerce.date(), caregiverId: z.uuid().nullable().default(null) }),
])
/** By wall date. */
const planChoices = z.record(z.iso.date(), planChoice).default({})
export type PlanChoices = z.output<typeof planChoices>

export const draftPlan = z.object({
  recurrence: recurrenceInput,
  billing: z.enum(billings).default('visit'),
  choices: planChoices,
})
export type DraftPlan = z.output<typeof draftPlan>

const draft = { ownerKey: z.uuid(), draftId: z.uuid() }
export const setDraftPlanInput = z.object({ ...draft, plan: draftPlan.nullable() })
export const previewDraftPlanInput = z.object({ ...draft, plan: draftPlan.optional() })
export const planIdInput = z.object({ planId: z.uuid() })
/** The plan from this day on: itself included, moved visits excepted. */
export const changePlanInput = z.object({
  planId: z.uuid(),
  fromDay: z.iso.date(),
  recurrence: recurrenceInput,
  caregiverId: z.uuid().nullable().default(null),
  version: z.number().int(),
})
export const endPlanInput = z.object({
  planId: z.uuid(),
  /** The first day without a visit; what is paid already goes back by its policy. */
  fromDay: z.iso.date(),
  reason: z.string().trim().max(500).default(''),
  key: z.uuid(),
})
export const solveGapInput = z.object({ planId: z.uuid(), day: z.iso.date(), choice: planChoice })

/** Another way to have a visit on a day that is taken. */
export type PlanOption = {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly caregiver: { readonly id: string; readonly name: string }
}

/** One date of a plan before it stands. `taken`: nobody is free then, solve it with one of `options` or skip it. */
export type PlanDate = {
  readonly day: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly state: 'free' | 'taken' | 'skipped' | 'chosen'
  /** Name of the public holiday it falls on. */
  readonly holiday: string | null
  readonly caregiver: { readonly id: string; readonly name: string } | null
  readonly options: readonly PlanOption[]
}

export type PlanPreview = {
  readonly recurrence: Recurrence
  readonly billing: Billing
  readonly dates: readonly PlanDate[]
  /** Public holidays it leaves out. */
  readonly leftOut: readonly { readonly day: string; readonly name: string }[]
  /** The plan goes on after the dates shown. */
  readonly goesOn: boolean
  readonly lastDay: string | null
  /** So many of the dates would be paid with packages that were bought already. */
  readonly paidAhead: number
  /** Fen a visit; and what each calendar month would come to besides, by 'YYYY-MM'. */
  readonly visitFen: number
  readonly months: readonly { readonly month: string; readonly visits: number; readonly fen: number }[]
  /** Days still to be solved. */
  readonly open: number
}

type PlanVisit = {
  readonly orderId: string
  readonly state: OrderState
  readonly startsAt: Date
  readonly endsAt: Date
  readonly caregiverName: string
  readonly moved: boolean
  readonly payBy: Date | null
  /** Not billed yet, and a package that was bought already would pay it. */
  readonly paidAhead: boolean
}

export type PlanView = {
  readonly id: string
  readonly version: number
  readonly state: 'starting' | 'active' | 'ended'
  readonly billing: Billing
  readonly title: string
  readonly visitFen: number
  readonly calledBy: string
  readonly provider: { readonly id: string; readonly name: string }
  readonly offeringId: string
  readonly caregiver: { readonly id: string; readonly name: string } | null
  /** The rule as it is now, and from which day another follows. */
  readonly recurrence: Recurrence
  readonly next: { readonly fromDay: string; readonly recurrence: Recurrence } | null
  readonly visits: readonly PlanVisit[]
  readonly gaps: readonly {
    readonly day: string
    readonly startsAt: Date
    readonly options: readonly PlanOption[]
  }[]
  /** The viewer may change and end it. */
  readonly mine: boolean
}

export type PlanRow = Pick<PlanView, 'id' | 'state' | 'title' | 'calledBy' | 'recurrence' | 'visitFen'> & {
  readonly providerName: string
  readonly nextAt: Date | null
  readonly gaps: number
}

export const planProblems = problems({
  'plans.not_found': { status: 404 },
  /** Its offering has no caregiver's hour: places by the month come as one order. */
  'plans.not_for_places': { status: 409 },
  'plans.nothing_left': { status: 409, field: 'frequency' },
  /** The day of the first visit is none of the rule's. */
  'plans.first_day_left_out': { status: 422, field: 'frequency' },
  'plans.dates_open': { status: 409, params: z.object({ count: z.number() }) },
  'plans.changed_meanwhile': { status: 409 },
  'plans.over': { status: 409 },
  'plans.option_gone': { status: 409 },
})
