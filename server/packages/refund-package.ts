import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { findEventByKey } from '../events/events.entry.ts'
import { DomainError } from '../kernel/problem.ts'
import { inTransaction } from '../platform/db.ts'
import { getPackage } from './find-packages.ts'
import { getOwnPackage, lockedPackage, mayBuyFor } from './load-package.ts'
import { movePackage } from './move-package.ts'
import type { PackageView, refundPackageInput } from './package.contract.ts'
import { backFenOf } from './package.rules.ts'

/**
 * The family takes back what it has not used, at what it paid for it: whole within the cooling-off days and later, no reason
 * asked. Visits already ordered go on. Refuses with packages.not_found, orders.no_family_role, packages.nothing_left,
 * packages.sum_changed (another visit was ordered or came back meanwhile), packages.changed_meanwhile.
 */
export async function refundPackage(
  ctx: PersonCtx,
  { packageId, backFen, key }: z.output<typeof refundPackageInput>,
): Promise<PackageView> {
  const seen = await getOwnPackage(ctx.db, ctx.viewer, packageId)
  if (!mayBuyFor(ctx.viewer, seen.familyId)) throw new DomainError('orders.no_family_role')
  await inTransaction(ctx.db, async (tx) => {
    const found = await lockedPackage(tx, packageId)
    if ((await findEventByKey(tx, key))?.stream === `package:${packageId}`) return
    if (found.state !== 'active') throw new DomainError('packages.changed_meanwhile')
    const nowFen = backFenOf(found.units)
    if (nowFen === 0) throw new DomainError('packages.nothing_left')
    if (nowFen !== backFen) throw new DomainError('packages.sum_changed', { nowFen })
    const mover = { kind: 'family' as const, id: ctx.viewer.userId, name: ctx.viewer.name }
    await movePackage(tx, ctx, found, 'refund', mover, { key })
  })
  return getPackage(ctx, { packageId })
}
