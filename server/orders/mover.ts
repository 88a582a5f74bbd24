import type { Ctx } from '../context.ts'
import type { Person } from '../kernel/view.contract.ts'
import type { Tx } from '../platform/db.ts'
import type { OrderRecord } from './load-order.ts'
import type { OrderActor, OrderTransition, VisitTransition } from './order.contract.ts'

/** Who makes a move: as what, and by which name the timeline remembers them. */
export type Mover = { readonly kind: OrderActor; readonly id: string | null; readonly name: string }

/** What goes with a move into its event. The key makes a repeated request find its own event. */
export type Said = {
  readonly reason?: string
  readonly data?: Record<string, unknown>
  readonly key?: string | undefined
  /** By how much the price is reduced when the order closes, in fen, where the move decides that. */
  readonly concessionFen?: number
  /** When it ends from now on, where the move decides that. */
  readonly endsAt?: Date
}

export type MoveVisit = (
  tx: Tx,
  ctx: Ctx,
  order: OrderRecord,
  name: VisitTransition,
  mover: Mover,
  change?: Partial<OrderRecord['visit']>,
  said?: Said,
) => Promise<OrderRecord>

export type MoveOrder = (
  tx: Tx,
  ctx: Ctx,
  order: OrderRecord,
  name: OrderTransition,
  mover: Mover,
  said?: Said,
) => Promise<OrderRecord>

export const asPerson = (kind: 'family' | 'provider' | 'operator', viewer: Person): Mover => ({
  kind,
  id: viewer.userId,
  name: viewer.name,
})
export const asClock: Mover = { kind: 'clock', id: null, name: '' }
export const asPlan: Mover = { kind: 'plan', id: null, name: '' }
export const asPayment: Mover = { kind: 'payment', id: null, name: '' }
