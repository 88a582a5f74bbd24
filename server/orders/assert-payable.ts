import type { Ctx } from '../context.ts'
import { after } from '../kernel/clock.ts'
import { platformShare } from '../ledger/ledger.entry.ts'
import { assertCarried } from '../payments/payments.entry.ts'
import type { Tx } from '../platform/db.ts'
import { CONFIRMATION_WINDOW } from './order.lifecycle.ts'

const WHOLE = 10_000

type Wanted = { providerId: string; category: string; endsAt: Date }

/**
 * Whether the way of paying carries this order's money until the clock would confirm it, before anybody says yes. Refuses with
 * payments.held_too_long, payments.share_too_large. Reads nothing where the payment provider sets no limits.
 */
export async function assertPayable(
  tx: Tx,
  { ports, clock }: Ctx,
  { providerId, category, endsAt }: Wanted,
): Promise<void> {
  const { limits } = ports.payments
  if (limits.mostDaysHeld === null && limits.mostShareBasisPoints === null) return
  const now = clock.now()
  const of = { providerId, category, placedAt: now, amountFen: WHOLE }
  const { shareFen: shareBasisPoints } = await platformShare(tx, of)
  assertCarried(limits, { now, heldUntil: after(endsAt, CONFIRMATION_WINDOW), shareBasisPoints })
}
