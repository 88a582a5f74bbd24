import type { Lifecycle } from '../kernel/lifecycle.ts'
import { anotherDecides } from '../kernel/own-judgement.ts'
import {
  type ComplaintActor,
  type ComplaintOutcome,
  type ComplaintState,
  type ComplaintTransition,
  complaintStates,
  finalComplaintStates,
} from './complaint.contract.ts'

/** What a decision about a complaint may depend on. Instants in UTC, counted in working days where not said otherwise. */
export type ComplaintFacts = {
  readonly mover: ComplaintActor
  readonly answered: boolean
  readonly outcome: ComplaintOutcome | null
  /** Whoever asks decided it the first time. */
  readonly own: boolean
  /** Five working days after it was lodged. */
  readonly answerBy: Date | null
  /** Seven days after the provider has answered. */
  readonly settleAt: Date
  /** Fifteen working days after it was lodged; when that is over, five more each time. */
  readonly chaseAt: Date
  /** Fifteen working days after the decision. */
  readonly appealBy: Date
  /** Ten working days after the appeal, or the last reminder. */
  readonly remindAt: Date
}

export type ComplaintEffect = 'tell-family' | 'tell-provider' | 'tell-operators'

export const CHASE_DAYS = 5
export const APPEAL_DAYS = 15
export const AGAIN_DAYS = 10

const notAnswered = ({ answered }: ComplaintFacts) => (answered ? 'complaints.answered_already' : null)

/** Who was wholly right has nothing to ask again about. */
const lost = ({ mover, outcome }: ComplaintFacts) => {
  const right = { family: 'upheld', provider: 'unfounded' } as const
  return mover in right && right[mover as 'family'] === outcome ? 'complaints.not_the_loser' : null
}

/** 投诉: the provider answers first, the family says whether that will do, operators decide what is left, and once more on appeal. */
export const complaintLifecycle = {
  initial: ['lodged', 'examining'],
  states: complaintStates,
  final: [...finalComplaintStates],
  transitions: {
    answer: { from: ['lodged'], to: 'answered', by: ['provider'], effects: ['tell-family'] },
    escalate: {
      from: ['lodged'],
      to: 'examining',
      by: ['clock'],
      dueAt: ({ answerBy }) => answerBy,
      effects: ['tell-family', 'tell-provider', 'tell-operators'],
    },
    /** What the provider has to say where it was not asked first, or was late. */
    add: {
      from: ['examining'],
      to: 'examining',
      by: ['provider'],
      guards: [notAnswered],
      effects: ['tell-family', 'tell-operators'],
    },
    accept: { from: ['answered'], to: 'settled', by: ['family'], effects: ['tell-provider'] },
    refuse: {
      from: ['answered'],
      to: 'examining',
      by: ['family'],
      effects: ['tell-provider', 'tell-operators'],
    },
    settle: {
      from: ['answered'],
      to: 'settled',
      by: ['clock'],
      dueAt: ({ settleAt }) => settleAt,
      effects: ['tell-family', 'tell-provider'],
    },
    chase: {
      from: ['examining'],
      to: 'examining',
      by: ['clock'],
      dueAt: ({ chaseAt }) => chaseAt,
      effects: ['tell-family', 'tell-operators'],
    },
    decide: {
      from: ['examining'],
      to: 'decided',
      by: ['operator'],
      effects: ['tell-family', 'tell-provider'],
    },
    appeal: {
      from: ['decided'],
      to: 'appealed',
      by: ['family', 'provider'],
      guards: [lost],
      effects: ['tell-family', 'tell-provider', 'tell-operators'],
    },
    close: {
      from: ['decided'],
      to: 'closed',
      by: ['clock'],
      dueAt: ({ appealBy }) => appealBy,
      effects: [],
    },
    remind: {
      from: ['appealed'],
      to: 'appealed',
      by: ['clock'],
      dueAt: ({ remindAt }) => remindAt,
      effects: ['tell-operators'],
    },
    decide_again: {
      from: ['appealed'],
      to: 'closed',
      by: ['operator'],
      guards: [anotherDecides('complaints.colleague_decides')],
      effects: ['tell-family', 'tell-provider'],
    },
    withdraw: {
      from: ['lodged', 'answered', 'examining'],
      to: 'withdrawn',
      by: ['family'],
      effects: ['tell-provider', 'tell-operators'],
    },
  },
} as const satisfies Lifecycle<
  ComplaintState,
  ComplaintTransition,
  ComplaintActor,
  ComplaintEffect,
  ComplaintFacts
>
