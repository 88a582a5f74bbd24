import type { Lifecycle } from '../kernel/lifecycle.ts'
import {
  finalOutreachStates,
  type OutreachActor,
  type OutreachState,
  type OutreachTransition,
  outreachStates,
} from './outreach.contract.ts'

/** What a step depends on. */
export type OutreachFacts = {
  /** The morning of the day of the next contact. */
  readonly returnAt: Date
  /** The end of the day by which somebody has to come; when that is over, three working days more each time. */
  readonly chaseAt: Date
}
export type OutreachEffect = 'tell-family' | 'tell-operators'

const going = ['to_visit', 'visited', 'cared_for', 'unwilling'] as const

/** 走访: whoever is on the list is seen, again and again, until they have moved away, it is over, or they want to be left alone. */
export const outreachLifecycle = {
  initial: ['to_visit'],
  states: outreachStates,
  final: [...finalOutreachStates],
  transitions: {
    visit: { from: [...going], to: 'visited', by: ['operator'], effects: ['tell-family'] },
    /** Nobody opened. */
    not_met: { from: ['to_visit'], to: 'to_visit', by: ['operator'], effects: [] },
    arrange: { from: ['to_visit', 'visited'], to: 'cared_for', by: ['operator'], effects: ['tell-family'] },
    refuse: { from: ['to_visit', 'visited', 'cared_for'], to: 'unwilling', by: ['operator'], effects: [] },
    move_away: { from: [...going], to: 'moved_away', by: ['operator'], effects: ['tell-family'] },
    /** Died, or no ground holds any more. */
    delist: { from: [...going], to: 'ended', by: ['operator'], effects: ['tell-family'] },
    leave_list: { from: [...going], to: 'withdrawn', by: ['family'], effects: ['tell-operators'] },
    /** The day of the next contact has come; also for whoever refused: they are asked again. */
    come_round: {
      from: ['visited', 'cared_for', 'unwilling'],
      to: 'to_visit',
      by: ['clock'],
      dueAt: ({ returnAt }) => returnAt,
      effects: ['tell-operators'],
    },
    remind: {
      from: ['to_visit'],
      to: 'to_visit',
      by: ['clock'],
      dueAt: ({ chaseAt }) => chaseAt,
      effects: ['tell-operators'],
    },
  },
} as const satisfies Lifecycle<
  OutreachState,
  OutreachTransition,
  OutreachActor,
  OutreachEffect,
  OutreachFacts
>
