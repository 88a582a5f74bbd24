import { z } from 'zod'
import { type LeaveKind, leaveKinds, type WhyNot } from '../../availability/roster.contract.ts'
import { problems } from '../../kernel/problem.contract.ts'
import type { OrderState } from '../order.contract.ts'

const key = z.uuid()
const target = {
  orderId: z.uuid(),
  startsAt: z.coerce.date(),
  /** Null: whoever suits. */
  caregiverId: z.uuid().nullable().default(null),
}
export const proposeMoveInput = z.object({
  ...target,
  /** On which side, for a person who stands on both. */
  as: z.enum(['family', 'provider']),
  note: z.string().trim().max(200).default(''),
  key,
})
export const answerMoveInput = z.object({
  proposalId: z.uuid(),
  answer: z.enum(['agree', 'refuse', 'withdraw']),
})
export const moveTimesInput = z.object({
  orderId: z.uuid(),
  as: z.enum(['family', 'provider']),
  caregiverId: z.uuid().nullable().default(null),
  from: z.iso.date().optional(),
})

export const previewMoveInput = z.object({
  orderId: z.uuid(),
  startsAt: z.coerce.date(),
  caregiverId: z.uuid(),
})

export const dayOffInput = z.object({ providerId: z.uuid(), caregiverId: z.uuid(), day: z.iso.date() })
export const replaceDayInput = dayOffInput.extend({
  kind: z.enum(leaveKinds).default('sick'),
  /** Every visit of that day: who comes instead, or that nobody can. */
  choices: z.array(z.object({ orderId: z.uuid(), to: z.union([z.uuid(), z.literal('nobody')]) })),
  key,
})
/** The key of the confirmation. */
export const dayOffDoneInput = z.object({ providerId: z.uuid(), key })
export const swapInput = z.object({ providerId: z.uuid(), orderId: z.uuid(), otherOrderId: z.uuid(), key })

export const findSwapsInput = z.object({ providerId: z.uuid(), orderId: z.uuid() })

type SwapVisit = {
  readonly orderId: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly title: string
  readonly calledBy: string
  readonly caregiver: { readonly id: string; readonly name: string }
}

/** A visit and those of the same day that another caregiver could give for it. */
export type SwapsView = {
  readonly visit: SwapVisit
  readonly movable: boolean
  readonly visits: readonly (SwapVisit & { readonly can: boolean })[]
}

type Neighbour = {
  /** Null while nobody has paid. */
  readonly calledBy: string | null
  readonly startsAt: Date
  readonly endsAt: Date
  /** Minutes on the way between both. */
  readonly wayMinutes: number
}

/** What would come of a move, before anything is written. */
export type MovePreview = {
  readonly orderId: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly caregiver: { readonly id: string; readonly name: string }
  readonly movable: boolean
  /** Nothing would change. */
  readonly same: boolean
  /** It would stand at once, and the family would be told; else they are asked. */
  readonly atOnce: boolean
  /** Everything in its way; none where it can be done. */
  readonly reasons: readonly WhyNot[]
  readonly before: Neighbour | null
  readonly after: Neighbour | null
}

/** A caregiver's visits of a day, each with who could come instead, the best first. */
/** A day off as it was settled. */
export type DayOffDone = {
  readonly caregiver: { readonly id: string; readonly name: string }
  readonly day: string
  readonly kind: LeaveKind
  /** When it was confirmed, and the families told. */
  readonly at: Date
  readonly visits: readonly {
    readonly orderId: string
    readonly startsAt: Date
    readonly endsAt: Date
    readonly title: string
    readonly calledBy: string
    /** Who goes; null where it was called off and paid back. */
    readonly to: string | null
  }[]
}

export type DayOffView = {
  readonly caregiver: { readonly id: string; readonly name: string }
  readonly day: string
  readonly visits: readonly {
    readonly orderId: string
    readonly state: OrderState
    readonly startsAt: Date
    readonly endsAt: Date
    readonly title: string
    readonly calledBy: string
    readonly addressLine: string
    /** Nobody is suggested twice for one time. */
    readonly best: { readonly id: string; readonly name: string } | null
    readonly others: readonly { readonly id: string; readonly name: string }[]
  }[]
}

/** Another time that one side has asked for and the other may agree to. */
export type ProposalView = {
  readonly id: string
  readonly side: 'family' | 'provider'
  /** The viewer asked. */
  readonly mine: boolean
  /** Who of the viewer's own side asked, where it was somebody else. */
  readonly askedByName: string | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly caregiverName: string | null
  readonly note: string
  readonly dueAt: Date
  /** What the viewer may do with it. */
  readonly may: readonly ('agree' | 'refuse' | 'withdraw')[]
}

export const movingProblems = problems({
  'moving.not_movable': { status: 409 },
  'moving.same_time': { status: 422, field: 'startsAt' },
  'moving.slot_gone': { status: 409, field: 'startsAt' },
  'moving.already_proposed': { status: 409 },
  /** A visit of that day has no answer yet: one has come in meanwhile, or was left open. */
  'moving.day_not_found': { status: 404 },
  'moving.day_incomplete': { status: 409 },
  'moving.swap_impossible': { status: 409 },
  'moving.proposal_over': { status: 409 },
})
