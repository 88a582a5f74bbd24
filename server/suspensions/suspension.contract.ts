import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

const suspensionTargets = ['provider', 'offering', 'caregiver', 'person'] as const
export type SuspensionTarget = (typeof suspensionTargets)[number]
export const suspensionStates = ['active', 'appealed', 'lifted'] as const
export type SuspensionState = (typeof suspensionStates)[number]
const suspensionActors = ['subject', 'operator', 'clock'] as const
export type SuspensionActor = (typeof suspensionActors)[number]
const suspensionTransitions = ['appeal', 'keep', 'lift', 'expire'] as const
export type SuspensionTransition = (typeof suspensionTransitions)[number]
/** What a person may press; the rest is the clock's. */
export const suspensionMoves = ['appeal', 'keep', 'lift'] as const
type SuspensionMove = (typeof suspensionMoves)[number]

const affectedStates = ['pending', 'rehomed', 'refunded', 'ended', 'kept'] as const
type AffectedState = (typeof affectedStates)[number]

const key = z.uuid()

export const suspensionTargetInput = z.object({ target: z.enum(suspensionTargets), id: z.uuid() })
export const suspendInput = suspensionTargetInput.extend({
  reason: z.string().trim().min(2).max(500),
  /** The last wall date (Asia/Shanghai) it counts on; without one it counts until somebody lifts it. */
  until: z.iso.date().optional(),
  /** Whether agreed visits are given to others or paid back. Only a person's may stay. */
  settles: z.boolean().default(true),
  key,
})
export const suspensionInput = z.object({ suspensionId: z.uuid() })
export const moveSuspensionInput = suspensionInput.extend({
  move: z.enum(suspensionMoves),
  text: z.string().trim().min(2).max(1000),
  key,
})
export const findSuspensionsInput = z.object({ scope: z.enum(['on', 'lifted']).default('on') })
export const offersOfOrderInput = z.object({ orderId: z.uuid() })

/** Where a family could go instead: the same work at about the same price, and somebody free. */
export type Replacement = {
  offeringId: string
  providerId: string
  providerName: string
  title: string
  priceFen: number
  unit: string
  /** Straight-line metres; null where a place is unknown. */
  metres: number | null
  /** The first start it has: at the visit's own time where that is free. An ISO instant. */
  startsAt: string
  sameTime: boolean
}

export type AffectedView = {
  orderId: string
  number: string
  title: string
  /** 林**: who it is for is told where the order is opened. */
  who: string
  startsAt: Date
  orderState: string
  state: AffectedState
  dueAt: Date
  refundFen: number
  caregiverName: string
  offers: readonly Replacement[]
  /** What kept it from being worked off, in the words of the last try. */
  lastError: string | null
}

/** What a suspension would reach, before it is pronounced. */
export type SuspensionPreview = {
  target: SuspensionTarget
  id: string
  /** Of what would be suspended; a person's is masked. */
  name: string
  providerId: string | null
  providerName: string | null
  /** The one that is on already. */
  standing: string | null
  /** How many agreed visits lie ahead, of how many families, and what was paid for them, in fen. */
  visits: number
  families: number
  paidFen: number
  /** How many of them could go to a colleague with the same skill; null where that is not asked. */
  colleagues: number | null
  /** The first fifty. */
  orders: readonly Pick<AffectedView, 'orderId' | 'number' | 'title' | 'who' | 'startsAt' | 'orderState'>[]
}

export type SuspensionRow = {
  id: string
  target: SuspensionTarget
  targetId: string
  name: string
  providerId: string | null
  providerName: string | null
  state: SuspensionState
  reason: string
  startsAt: Date
  until: Date | null
  decidedByName: string
  appealedAt: Date | null
  endedAt: Date | null
  pending: number
  affected: number
  /** Appealed, and the viewer pronounced it: a colleague's turn. */
  colleague: boolean
}

export type SuspensionView = SuspensionRow & {
  version: number
  as: 'subject' | 'operator'
  settles: boolean
  appealText: string
  answer: string
  moves: readonly SuspensionMove[]
  /** Set where it is part of a closure. */
  closureId: string | null
  /** Only operators see them; a subject sees how many. */
  orders: readonly AffectedView[]
  timeline: readonly { transition: string; actorName: string; at: Date; reason: string }[]
}

export const suspensionProblems = problems({
  'suspensions.not_found': { status: 404 },
  'suspensions.target_not_found': { status: 404 },
  'suspensions.on_already': { status: 409 },
  'suspensions.not_your_move': { status: 403 },
  'suspensions.changed_meanwhile': { status: 409 },
  'suspensions.appealed_before': { status: 409 },
  'suspensions.closing': { status: 409 },
  'suspensions.colleague_decides': { status: 403 },
  'suspensions.until_past': { status: 422, field: 'until' },
})
