import type { Ctx } from '../context.ts'
import { addDays, dayOf } from '../kernel/wall-time.ts'
import { inTransaction } from '../platform/db.ts'
import { asClock, MOST_AT_ONCE, moveDue } from '../platform/move-due.ts'
import { lockedPackage, packageParts } from './load-package.ts'
import { movePackage, tell } from './move-package.ts'
import type { PackageTransition } from './package.contract.ts'

/** Ends what was not paid, and what nobody may use any longer: all that are due (at most 200). Gives how many moved. */
export async function fireDuePackages(ctx: Ctx): Promise<number> {
  const due = await ctx.db.visitPackage.findMany({
    where: { dueAt: { lte: ctx.clock.now() } },
    orderBy: { dueAt: 'asc' },
    take: MOST_AT_ONCE,
    select: { id: true },
  })
  return moveDue(ctx, due, {
    read: (tx, id) => lockedPackage(tx, id),
    move: (tx, found, transition) => movePackage(tx, ctx, found, transition as PackageTransition, asClock),
    changed: 'packages.changed_meanwhile',
  })
}

/** So many days before its last one a family hears that visits are left; the nearer word stands for both. */
const AHEAD = [7, 30]
/** At once; whatever is left comes the next time. */
const BATCH = 200

/**
 * Tells families whose packages end soon and are not used up, once for each of the days ahead. Asking twice, or two processes at
 * once, tells once. Gives how many were told.
 */
export async function foretellEndings(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  const today = dayOf(ctx.clock.now())
  let told = 0
  for (const ahead of AHEAD) told += await foretell(ctx, { today, ahead })
  return told
}

const foretell = ({ db }: Pick<Ctx, 'db'>, { today, ahead }: { today: string; ahead: number }) =>
  inTransaction(db, async (tx) => {
    const due = await tx.$queryRaw<{ id: string }[]>`
      update visit_package set foretold_days = ${ahead}::int where id in (
        select package.id from visit_package package
        where package.state = 'active' and package.valid_until <= ${addDays(today, ahead)}::date
          and coalesce(package.foretold_days, 1000) > ${ahead}::int
          -- Whoever bought it for less time than that has just read it.
          and package.valid_until - (package.bought_at at time zone 'Asia/Shanghai')::date > ${ahead}::int
          and exists (select from package_visit where package_id = package.id and state = 'free')
        order by package.valid_until, package.id limit ${BATCH}::int for update of package skip locked)
      returning id::text`
    const found = await tx.visitPackage.findMany({
      where: { id: { in: due.map(({ id }) => id) } },
      include: packageParts,
      orderBy: { id: 'asc' },
    })
    for (const one of found) await tell(tx, one, 'package_ending', `:${ahead}`)
    return found.length
  })
