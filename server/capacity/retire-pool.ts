import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import { requireManager } from '../providers/providers.entry.ts'
import type { PoolsView, retirePoolInput } from './capacity.contract.ts'
import { findPools } from './find-pools.ts'

/**
 * Sells no more places of a pool; what is promised stays promised, and its carers may be named elsewhere. Retiring it again
 * changes nothing. Refuses with providers.not_found, providers.not_allowed, capacity.pool_not_found.
 */
export async function retirePool(
  ctx: PersonCtx,
  { providerId, poolId }: z.output<typeof retirePoolInput>,
): Promise<PoolsView> {
  requireManager(ctx.viewer, providerId)
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.capacityPool.updateMany({
      where: { id: poolId, providerId, retiredAt: null },
      data: { retiredAt: ctx.clock.now() },
    })
    if (count === 1) await tx.poolCarer.deleteMany({ where: { poolId } })
    else if ((await tx.capacityPool.count({ where: { id: poolId, providerId } })) === 0)
      throw new DomainError('capacity.pool_not_found')
  })
  return findPools(ctx, { providerId })
}
