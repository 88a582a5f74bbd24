import type { OrderState } from '../orders/order.contract.ts'

/** Orders that have not begun: a suspension gives them to others or pays them back. */
export const orderEnds: readonly OrderState[] = [
  'awaiting_elder',
  'awaiting_payment',
  'planned',
  'requested',
  'accepted',
]

/** Seconds until a visit that could not be worked off is tried again: 5, 10, 20 ... at most ten minutes. */
export const againAfter = (attempts: number): number => Math.min(600, 5 * 2 ** Math.min(attempts, 10))
