import type { PersonCtx } from '../context.ts'
import type { Tx } from '../platform/db.ts'
import { lockedPackage } from './load-package.ts'
import { movePackage } from './move-package.ts'
import { backFenOf } from './package.rules.ts'

/**
 * A provider closes: visits nobody has ordered go back at the price paid, and what was not paid yet is over, so that money which
 * comes later goes back too. Visits that are ordered go back with their orders. Gives how many ended, and the fen put on their way.
 */
export async function closePackages(
  tx: Tx,
  ctx: PersonCtx,
  providerId: string,
): Promise<{ packages: number; packageFen: number }> {
  const { userId: id, name } = ctx.viewer
  const mover = { kind: 'operator', id, name } as const
  const going = await tx.visitPackage.findMany({
    where: { providerId, state: { in: ['awaiting_payment', 'active'] } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  let [packages, packageFen] = [0, 0]
  for (const one of going) {
    const found = await lockedPackage(tx, one.id)
    if (found.state === 'awaiting_payment') await movePackage(tx, ctx, found, 'lapse', mover)
    if (found.state !== 'active') continue
    await movePackage(tx, ctx, found, 'close', mover)
    packages += 1
    packageFen += backFenOf(found.units)
  }
  return { packages, packageFen }
}
