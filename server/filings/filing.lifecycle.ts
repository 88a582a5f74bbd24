import type { Lifecycle } from '../kernel/lifecycle.ts'
import { type FilingActor, type FilingState, type FilingTransition, filingStates } from './filing.contract.ts'

/** What a move may depend on. Instants in UTC. */
export type FilingFacts = {
  /** What keeps the paper from being handed in. */
  readonly lacks: string | null
  readonly reasoned: boolean
  /** Its last day is behind us. */
  readonly over: boolean
  /** When to ask again for a receipt, or an answer; when what was sent back is given up. */
  readonly receiptBy: Date
  readonly answerBy: Date
  readonly forgetAt: Date
  /** Of what was accepted; null where there is none to come. */
  readonly beginsAt: Date | null
  readonly remindAt: Date | null
  readonly overAt: Date | null
}

export type FilingEffect = 'apply' | 'tell-provider' | 'tell-operators'

/** Working days: to give a receipt, to say what is missing, to mend it. */
export const RECEIPT_DAYS = 5
export const ANSWER_DAYS = 15
export const MEND_DAYS = 30

const waiting = ['submitted', 'received'] as const
const whole = ({ lacks }: FilingFacts) => lacks
const inTime = ({ over }: FilingFacts) => (over ? 'filings.over_already' : null)
const reasoned = ({ reasoned: given }: FilingFacts) => (given ? null : 'filings.reason_missing')

/** 备案材料: handed in, receipted, returned with what is missing or decided; what was accepted ends by itself. */
export const filingLifecycle = {
  initial: ['draft'],
  states: filingStates,
  final: ['expired', 'refused', 'withdrawn', 'revoked'],
  transitions: {
    submit: {
      from: ['draft', 'returned'],
      to: 'submitted',
      by: ['provider'],
      guards: [whole],
      effects: ['tell-operators'],
    },
    withdraw: { from: ['draft', ...waiting, 'returned'], to: 'withdrawn', by: ['provider'], effects: [] },
    receive: { from: ['submitted'], to: 'received', by: ['operator'], effects: ['tell-provider'] },
    return: {
      from: waiting,
      to: 'returned',
      by: ['operator'],
      guards: [reasoned],
      effects: ['tell-provider'],
    },
    accept: {
      from: waiting,
      to: 'accepted',
      by: ['operator'],
      guards: [inTime],
      effects: ['apply', 'tell-provider'],
    },
    refuse: {
      from: waiting,
      to: 'refused',
      by: ['operator'],
      guards: [reasoned],
      effects: ['tell-provider'],
    },
    revoke: {
      from: ['accepted'],
      to: 'revoked',
      by: ['operator'],
      guards: [reasoned],
      effects: ['apply', 'tell-provider'],
    },
    chase_receipt: {
      from: ['submitted'],
      to: 'submitted',
      by: ['clock'],
      dueAt: ({ receiptBy }) => receiptBy,
      effects: ['tell-operators'],
    },
    chase_answer: {
      from: ['received'],
      to: 'received',
      by: ['clock'],
      dueAt: ({ answerBy }) => answerBy,
      effects: ['tell-operators'],
    },
    forget: {
      from: ['returned'],
      to: 'withdrawn',
      by: ['clock'],
      dueAt: ({ forgetAt }) => forgetAt,
      effects: ['tell-provider'],
    },
    begin: {
      from: ['accepted'],
      to: 'accepted',
      by: ['clock'],
      dueAt: ({ beginsAt }) => beginsAt,
      effects: ['apply'],
    },
    remind: {
      from: ['accepted'],
      to: 'accepted',
      by: ['clock'],
      dueAt: ({ remindAt }) => remindAt,
      effects: ['tell-provider'],
    },
    expire: {
      from: ['accepted'],
      to: 'expired',
      by: ['clock'],
      dueAt: ({ overAt }) => overAt,
      effects: ['apply', 'tell-provider'],
    },
  },
} as const satisfies Lifecycle<FilingState, FilingTransition, FilingActor, FilingEffect, FilingFacts>
