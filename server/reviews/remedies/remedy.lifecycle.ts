import type { Lifecycle } from '../../kernel/lifecycle.ts'
import { type RemedyActor, type RemedyState, type RemedyTransition, remedyStates } from './remedy.contract.ts'

/** What a decision about a remedy may depend on. Instants in UTC, counted in working days where not said otherwise. */
export type RemedyFacts = {
  readonly called: boolean
  /** Two working days from now on, or from the last reminder. */
  readonly remindAt: Date
  /** Fifteen working days after the case was opened. */
  readonly remedyBy: Date
  /** Five working days after it was escalated, or last asked for. */
  readonly chaseAt: Date
  /** Seven days after the provider has said what it did. */
  readonly settleAt: Date
}

export type RemedyEffect = 'tell-family' | 'tell-provider' | 'tell-operators'

export const REMIND_DAYS = 2
/** 好差评: a bad word is answered with a remedy within 15 working days. */
export const REMEDY_DAYS = 15
export const CHASE_DAYS = 5

const calledFirst = ({ called }: RemedyFacts) => (called ? null : 'reviews.call_first')

/** 差评整改: the provider calls back and mends it, the family says whether it did; what is late or refused an operator ends. */
export const remedyLifecycle = {
  initial: ['opened'],
  states: remedyStates,
  final: ['settled', 'closed'],
  transitions: {
    remind: {
      from: ['opened'],
      to: 'opened',
      by: ['clock'],
      dueAt: ({ remindAt }) => remindAt,
      effects: ['tell-provider'],
    },
    call: { from: ['opened'], to: 'called', by: ['provider'], effects: ['tell-family'] },
    escalate: {
      from: ['opened', 'called'],
      to: 'escalated',
      by: ['clock'],
      dueAt: ({ remedyBy }) => remedyBy,
      effects: ['tell-provider', 'tell-operators'],
    },
    call_late: { from: ['escalated'], to: 'escalated', by: ['provider'], effects: ['tell-family'] },
    chase: {
      from: ['escalated'],
      to: 'escalated',
      by: ['clock'],
      dueAt: ({ chaseAt }) => chaseAt,
      effects: ['tell-operators'],
    },
    remedy: {
      from: ['called', 'escalated'],
      to: 'remedied',
      by: ['provider'],
      guards: [calledFirst],
      effects: ['tell-family'],
    },
    accept: { from: ['remedied'], to: 'settled', by: ['family'], effects: ['tell-provider'] },
    refuse: {
      from: ['remedied'],
      to: 'escalated',
      by: ['family'],
      effects: ['tell-provider', 'tell-operators'],
    },
    settle: {
      from: ['remedied'],
      to: 'settled',
      by: ['clock'],
      dueAt: ({ settleAt }) => settleAt,
      effects: ['tell-provider'],
    },
    close: {
      from: ['escalated'],
      to: 'closed',
      by: ['operator'],
      effects: ['tell-family', 'tell-provider'],
    },
  },
} as const satisfies Lifecycle<RemedyState, RemedyTransition, RemedyActor, RemedyEffect, RemedyFacts>
