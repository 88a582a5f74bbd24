import type { Lifecycle } from '../kernel/lifecycle.ts'
import { anotherDecides } from '../kernel/own-judgement.ts'
import {
  type SuspensionActor,
  type SuspensionState,
  type SuspensionTransition,
  suspensionStates,
} from './suspension.contract.ts'

export type SuspensionFacts = {
  /** It was appealed against before: once is heard. */
  readonly appealed: boolean
  /** An appeal is open, and whoever asks pronounced it. */
  readonly own: boolean
  /** A closure runs on it: that ends it, nothing else. */
  readonly closing: boolean
  /** When it ends by itself; null: not. */
  readonly until: Date | null
}

export type SuspensionEffect = 'free' | 'tell-subject' | 'tell-operators'

const once = ({ appealed }: SuspensionFacts) => (appealed ? 'suspensions.appealed_before' : null)
const notClosing = ({ closing }: SuspensionFacts) => (closing ? 'suspensions.closing' : null)

/** Never: a suspension without an end has no timer. */
const NEVER = new Date(8.64e15)

/** 暂停: its subject may appeal once; an operator keeps or lifts it; the clock lifts what has an end. */
export const suspensionLifecycle = {
  initial: ['active'],
  states: suspensionStates,
  final: ['lifted'],
  transitions: {
    appeal: {
      from: ['active'],
      to: 'appealed',
      by: ['subject'],
      guards: [once],
      effects: ['tell-operators'],
    },
    keep: {
      from: ['appealed'],
      to: 'active',
      by: ['operator'],
      guards: [anotherDecides('suspensions.colleague_decides')],
      effects: ['tell-subject'],
    },
    lift: {
      from: ['active', 'appealed'],
      to: 'lifted',
      by: ['operator'],
      guards: [notClosing, anotherDecides('suspensions.colleague_decides')],
      effects: ['free', 'tell-subject'],
    },
    expire: {
      from: ['active', 'appealed'],
      to: 'lifted',
      by: ['clock'],
      guards: [notClosing],
      dueAt: ({ until }) => until ?? NEVER,
      effects: ['free', 'tell-subject'],
    },
  },
} as const satisfies Lifecycle<
  SuspensionState,
  SuspensionTransition,
  SuspensionActor,
  SuspensionEffect,
  SuspensionFacts
>
