import { after, minutes } from '../kernel/clock.ts'
import type { Lifecycle } from '../kernel/lifecycle.ts'
import {
  finalIncidentStates,
  type IncidentActor,
  type IncidentState,
  type IncidentTransition,
  incidentStates,
} from './incident.contract.ts'

/** What a decision about a call for help may depend on. Instants in UTC. */
export type IncidentFacts = {
  readonly enteredAt: Date
  /** How often the clock has called again since then. */
  readonly calls: number
  /** Whoever moves it is the one who pressed. */
  readonly own: boolean
}

/** Inside the transaction: all sides are told in the page, and by text where it may not wait. */
export type IncidentEffect =
  | 'text-all'
  | `tell-all:incident_${'raised' | 'escalated' | 'acknowledged' | 'unclosed' | 'closed' | 'false_alarm'}`

/** Nobody has answered for so long: everybody is called again. */
export const FIRST_ANSWER = minutes(2)
/** Then again and again, ever less often, until somebody answers. */
const AGAIN = [minutes(5), minutes(10), minutes(20), minutes(40)]
const SELDOM = minutes(60)
/** Answered and not closed: those who came are asked how it ended. */
const UNCLOSED = minutes(30)

const others = ({ own }: IncidentFacts) => (own ? 'incidents.own_call' : null)
const callerOnly = ({ own }: IncidentFacts) => (own ? null : 'incidents.not_the_caller')

/**
 * A call for help: told to family, provider and operators at once, called again while nobody answers, closed with a
 * report, or taken back with one press by whoever pressed.
 */
export const incidentLifecycle = {
  initial: ['raised'],
  states: incidentStates,
  final: finalIncidentStates,
  transitions: {
    escalate: {
      from: ['raised'],
      to: 'escalated',
      by: ['clock'],
      dueAt: ({ enteredAt }) => after(enteredAt, FIRST_ANSWER),
      effects: ['tell-all:incident_escalated', 'text-all'],
    },
    call_again: {
      from: ['escalated'],
      to: 'escalated',
      by: ['clock'],
      dueAt: ({ enteredAt, calls }) => after(enteredAt, AGAIN[calls] ?? SELDOM),
      effects: ['tell-all:incident_escalated', 'text-all'],
    },
    /** Somebody had answered, and help is called for once more. */
    raise_again: {
      from: ['acknowledged'],
      to: 'raised',
      by: ['recipient', 'family', 'provider'],
      effects: ['tell-all:incident_raised', 'text-all'],
    },
    acknowledge: {
      from: ['raised', 'escalated'],
      to: 'acknowledged',
      by: ['family', 'provider', 'operator'],
      guards: [others],
      effects: ['tell-all:incident_acknowledged'],
    },
    /** A second one comes as well. */
    join: {
      from: ['acknowledged'],
      to: 'acknowledged',
      by: ['family', 'provider', 'operator'],
      guards: [others],
      effects: [],
    },
    chase: {
      from: ['acknowledged'],
      to: 'acknowledged',
      by: ['clock'],
      dueAt: ({ enteredAt, calls }) => after(enteredAt, UNCLOSED * 2 ** Math.min(calls, 5)),
      effects: ['tell-all:incident_unclosed'],
    },
    close: {
      from: ['acknowledged'],
      to: 'closed',
      by: ['family', 'provider', 'operator'],
      effects: ['tell-all:incident_closed'],
    },
    /** 没事，按错了. */
    take_back: {
      from: ['raised', 'escalated', 'acknowledged'],
      to: 'false_alarm',
      by: ['recipient', 'family', 'provider'],
      guards: [callerOnly],
      effects: ['tell-all:incident_false_alarm'],
    },
  },
} as const satisfies Lifecycle<
  IncidentState,
  IncidentTransition,
  IncidentActor,
  IncidentEffect,
  IncidentFacts
>
