import type { Lifecycle } from '../kernel/lifecycle.ts'
import type { OrderActor, VisitState, VisitTransition } from './order.contract.ts'
import { visitStates } from './order.contract.ts'

export type VisitFacts = { readonly now: Date }
export type VisitEffect = 'tell-family:visit_on_the_way'

/**
 * The visit of an order. It has no clock of its own: its order's timers move it, so that the two can't drift apart.
 */
export const visitLifecycle = {
  initial: ['scheduled'],
  states: visitStates,
  final: ['confirmed', 'cancelled', 'missed'],
  transitions: {
    assign: { from: ['scheduled'], to: 'assigned', by: ['provider', 'operator', 'payment'], effects: [] },
    depart: {
      from: ['assigned'],
      to: 'on_the_way',
      by: ['provider'],
      effects: ['tell-family:visit_on_the_way'],
    },
    check_in: { from: ['assigned', 'on_the_way'], to: 'in_service', by: ['provider'], effects: [] },
    check_out: { from: ['in_service'], to: 'done', by: ['provider', 'clock'], effects: [] },
    confirm: { from: ['done'], to: 'confirmed', by: ['family', 'clock'], effects: [] },
    cancel: {
      from: ['scheduled', 'assigned', 'on_the_way'],
      to: 'cancelled',
      by: ['family', 'recipient', 'provider', 'operator', 'plan', 'clock'],
      effects: [],
    },
    miss: {
      from: ['assigned', 'on_the_way'],
      to: 'missed',
      by: ['family', 'provider', 'operator', 'clock'],
      effects: [],
    },
    /** The carer was there and could not do it: nobody was missing. */
    give_up: { from: ['assigned', 'on_the_way'], to: 'missed', by: ['provider'], effects: [] },
  },
} as const satisfies Lifecycle<VisitState, VisitTransition, OrderActor, VisitEffect, VisitFacts>
