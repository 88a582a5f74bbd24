import type { OrderRow } from '../../../server/orders/order-view.contract.ts'
import type { Tone } from '../../ui/index.ts'

export type NextStep = 'answer' | 'depart' | 'code' | 'finish' | 'see'
export type Standing =
  | 'planned'
  | 'scheduled'
  | 'assigned'
  | 'on_the_way'
  | 'in_service'
  | 'done'
  | 'confirmed'
  | 'cancelled'
  | 'missed'
  | 'disputed'
  | 'refunded'

type Row = Pick<OrderRow, 'state' | 'visitState'>

/** The one thing the provider does next with a visit. */
export function nextStepOf({ state, visitState }: Row): NextStep {
  if (state === 'requested') return 'answer'
  if (visitState === 'in_service') return 'finish'
  if (state !== 'accepted') return 'see'
  return visitState === 'on_the_way' ? 'code' : 'depart'
}

/** Where a visit stands, in a word of the catalogue (`provider:next.*`). */
export function standingOf({ state, visitState }: Row): Standing {
  if (state === 'requested') return 'scheduled'
  if (state === 'planned' || state === 'awaiting_payment') return 'planned'
  if (state === 'disputed' || state === 'refunded') return state
  if (visitState === 'scheduled') return state === 'accepted' ? 'assigned' : 'cancelled'
  return visitState
}

const tones: Record<Standing, Tone> = {
  planned: 'plain',
  scheduled: 'now',
  assigned: 'pine',
  on_the_way: 'info',
  in_service: 'info',
  done: 'good',
  confirmed: 'good',
  cancelled: 'plain',
  missed: 'warn',
  disputed: 'warn',
  refunded: 'plain',
}

export function toneOf(standing: Standing): Tone {
  return tones[standing]
}

/** Whether nothing more is to be done at the visit itself. */
export function isOver(row: Row): boolean {
  return ['done', 'confirmed', 'cancelled', 'missed', 'disputed', 'refunded'].includes(standingOf(row))
}
