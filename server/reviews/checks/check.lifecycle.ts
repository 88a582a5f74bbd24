import type { Lifecycle } from '../../kernel/lifecycle.ts'
import { anotherDecides } from '../../kernel/own-judgement.ts'
import { type CheckActor, type CheckState, type CheckTransition, checkStates } from './check.contract.ts'

/** What a decision about a check may depend on. Instants in UTC. */
export type CheckFacts = {
  /** Whoever asks is the side the decision went against. */
  readonly lost: boolean
  /** Whoever asks decided it the first time. */
  readonly own: boolean
  /** Working days, counted from when the state was entered, or asked for again. */
  readonly answerBy: Date
  readonly appealBy: Date
}

export type CheckEffect = 'apply' | 'tell-operators' | 'tell-sides'

/** Working days: for a decision, for an appeal, for an appeal's answer. */
export const ANSWER_DAYS = 3
export const APPEAL_DAYS = 15

const loser = ({ lost }: CheckFacts) => (lost ? null : 'reviews.not_your_move')
const answerBy = (facts: CheckFacts) => facts.answerBy

/** 举报与核查: a person decides with a reason that both sides read; the side that lost may ask once more. */
export const checkLifecycle = {
  initial: ['open'],
  states: checkStates,
  final: ['closed'],
  transitions: {
    chase: { from: ['open'], to: 'open', by: ['clock'], dueAt: answerBy, effects: ['tell-operators'] },
    decide: { from: ['open'], to: 'decided', by: ['operator'], effects: ['apply', 'tell-sides'] },
    appeal: {
      from: ['decided'],
      to: 'appealed',
      by: ['family', 'provider'],
      guards: [loser],
      effects: ['tell-operators'],
    },
    settle: {
      from: ['decided'],
      to: 'closed',
      by: ['clock'],
      dueAt: ({ appealBy }) => appealBy,
      effects: [],
    },
    chase_appeal: {
      from: ['appealed'],
      to: 'appealed',
      by: ['clock'],
      dueAt: answerBy,
      effects: ['tell-operators'],
    },
    decide_again: {
      from: ['appealed'],
      to: 'closed',
      by: ['operator'],
      guards: [anotherDecides('reviews.colleague_decides')],
      effects: ['apply', 'tell-sides'],
    },
  },
} as const satisfies Lifecycle<CheckState, CheckTransition, CheckActor, CheckEffect, CheckFacts>
