import { after, minutes } from '../kernel/clock.ts'
import type { Lifecycle } from '../kernel/lifecycle.ts'
import {
  finalPackageStates,
  type PackageActor,
  type PackageState,
  type PackageTransition,
  packageStates,
} from './package.contract.ts'

/** What a decision about a package may depend on. */
export type PackageFacts = {
  readonly enteredAt: Date
  /** When its last day is over. */
  readonly overAt: Date
}

export type PackageEffect = 'give-back' | 'tell-paid' | 'tell-sold' | 'tell-over' | 'tell-closed'

/** Nothing is kept for whoever pays for a package, but what was offered may change. */
const PAYMENT_WINDOW = minutes(30)

/** 次卡: paid, used visit by visit, and whatever is left goes back, by the family's word or when its time is over. */
export const packageLifecycle = {
  initial: ['awaiting_payment'],
  states: packageStates,
  final: finalPackageStates,
  transitions: {
    pay: {
      from: ['awaiting_payment'],
      to: 'active',
      by: ['payment'],
      effects: ['tell-paid', 'tell-sold'],
    },
    lapse: {
      from: ['awaiting_payment'],
      to: 'lapsed',
      by: ['clock', 'operator'],
      dueAt: ({ enteredAt }) => after(enteredAt, PAYMENT_WINDOW),
      effects: [],
    },
    finish: { from: ['active'], to: 'used_up', by: ['visits'], effects: [] },
    refund: {
      from: ['active'],
      to: 'refunded',
      by: ['family', 'operator'],
      effects: ['give-back', 'tell-over'],
    },
    expire: {
      from: ['active'],
      to: 'expired',
      by: ['clock'],
      dueAt: ({ overAt }) => overAt,
      effects: ['give-back', 'tell-over'],
    },
    /** Its provider closes. */
    close: { from: ['active'], to: 'refunded', by: ['operator'], effects: ['give-back', 'tell-closed'] },
    charge_back: {
      from: ['active'],
      to: 'refunded',
      by: ['payment'],
      effects: ['give-back', 'tell-over'],
    },
  },
} as const satisfies Lifecycle<PackageState, PackageTransition, PackageActor, PackageEffect, PackageFacts>
