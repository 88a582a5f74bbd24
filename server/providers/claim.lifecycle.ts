import type { Lifecycle } from '../kernel/lifecycle.ts'
import type { ClaimView } from './provider.contract.ts'

export type ClaimState = ClaimView['state']
export type ClaimTransition = 'approve' | 'reject' | 'give_way'
export type ClaimActor = 'operator' | 'rival'
export type ClaimEffect = 'verify_provider' | 'make_manager' | 'end_rivals' | 'tell_claimant'
export type ClaimFacts = { readonly reason: string }

/** From "I run this listing" to an operator's answer. `give_way`: somebody else's claim to it was approved. */
export const claimLifecycle = {
  initial: ['submitted'],
  states: ['submitted', 'approved', 'rejected'],
  final: ['approved', 'rejected'],
  transitions: {
    approve: {
      from: ['submitted'],
      to: 'approved',
      by: ['operator'],
      effects: ['verify_provider', 'make_manager', 'end_rivals', 'tell_claimant'],
    },
    reject: {
      from: ['submitted'],
      to: 'rejected',
      by: ['operator'],
      guards: [({ reason }) => (reason ? null : 'providers.reason_missing')],
      effects: ['tell_claimant'],
    },
    give_way: { from: ['submitted'], to: 'rejected', by: ['rival'], effects: ['tell_claimant'] },
  },
} as const satisfies Lifecycle<ClaimState, ClaimTransition, ClaimActor, ClaimEffect, ClaimFacts>
