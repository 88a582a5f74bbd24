import type { Ctx } from '../context.ts'
import type { Tx } from '../platform/db.ts'
import { listAffected, listStays } from './list-affected.ts'
import { makeMove } from './move-suspension.ts'

/**
 * From now on a closure's suspension settles what it reaches: visits after its last day at once, stays that go on beyond it end on that
 * day. Gives how many orders are on the list.
 */
export async function listForClosure(tx: Tx, { clock }: Pick<Ctx, 'clock'>, id: string): Promise<number> {
  const now = clock.now()
  await tx.suspension.update({ where: { id }, data: { settles: true } })
  await listAffected(tx, id, 'provider', now)
  await listStays(tx, id, now)
  return tx.affectedOrder.count({ where: { suspensionId: id } })
}

/** A closure that was called off gives its suspension up with it. */
export const liftForClosure = (
  tx: Tx,
  ctx: Ctx,
  id: string,
  by: { readonly kind: 'operator'; readonly id: string; readonly name: string },
  text: string,
): Promise<void> => makeMove(tx, ctx, id, 'lift', by, { text })
