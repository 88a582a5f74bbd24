import { z } from 'zod'
import { problems } from '../kernel/problem.contract.ts'

export const incidentStates = ['raised', 'escalated', 'acknowledged', 'closed', 'false_alarm'] as const
export type IncidentState = (typeof incidentStates)[number]
export const finalIncidentStates = ['closed', 'false_alarm'] as const

export const incidentActors = ['recipient', 'family', 'provider', 'operator', 'clock'] as const
export type IncidentActor = (typeof incidentActors)[number]

export const incidentTransitions = [
  'escalate',
  'call_again',
  'raise_again',
  'acknowledge',
  'join',
  'chase',
  'close',
  'take_back',
] as const
export type IncidentTransition = (typeof incidentTransitions)[number]

/** How a call for help ended, as whoever closes it says. */
export const incidentOutcomes = ['settled', 'emergency', 'visit_ended', 'no_danger', 'other'] as const
export type IncidentOutcome = (typeof incidentOutcomes)[number]

const key = z.uuid()

/** A family names whom it is for, or the order; a carer always the visit. */
export const raiseIncidentInput = z
  .object({ orderId: z.uuid().optional(), recipientId: z.uuid().optional(), key })
  .refine(({ orderId, recipientId }) => orderId !== undefined || recipientId !== undefined, {
    path: ['recipientId'],
  })
export const incidentInput = z.object({ incidentId: z.uuid() })
export const answerIncidentInput = incidentInput.extend({ key })
export const closeIncidentInput = answerIncidentInput.extend({
  outcome: z.enum(incidentOutcomes),
  report: z.string().trim().min(2).max(2000),
})

export type IncidentSide = 'family' | 'provider' | 'operator'

export type IncidentRow = {
  id: string
  state: IncidentState
  /** As the viewer's side calls them: 爸爸, 林建国, 林**. */
  who: string
  raisedBySide: 'recipient' | 'family' | 'provider'
  raisedByName: string
  raisedAt: Date
  providerName: string | null
  answers: readonly { name: string; side: IncidentSide; at: Date }[]
  due: { at: Date; transition: IncidentTransition } | null
  closedAt: Date | null
  outcome: IncidentOutcome | null
}

export type IncidentEvent = {
  position: number
  transition: string
  actorKind: IncidentActor
  actorName: string
  at: Date
}

export type IncidentView = IncidentRow & {
  version: number
  as: IncidentSide
  calledBy: string
  /** Where the viewer finds the order it happened at; null where it was at none. */
  orderPath: string | null
  title: string | null
  caregiverName: string | null
  /** Told while it is going on, and to the family afterwards. */
  addressLine: string
  /** Whom to call, nearest first. */
  phones: readonly { of: 'recipient' | 'family' | 'provider'; name: string; phone: string }[]
  moves: readonly ('acknowledge' | 'join' | 'close' | 'take_back')[]
  report: string
  timeline: readonly IncidentEvent[]
}

/** What the recipient's own page says of a call for help that is going on. */
export type OwnIncident = {
  id: string
  state: IncidentState
  raisedAt: Date
  /** Who has said that they come. */
  answeredBy: readonly string[]
  /** It was the recipient who pressed: they may take it back. */
  own: boolean
}

export const incidentProblems = problems({
  'incidents.not_found': { status: 404 },
  'incidents.no_visit': { status: 409 },
  'incidents.not_your_move': { status: 403 },
  'incidents.own_call': { status: 409 },
  'incidents.not_the_caller': { status: 403 },
  'incidents.changed_meanwhile': { status: 409 },
})
