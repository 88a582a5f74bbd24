import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, instantOf } from '../kernel/wall-time.ts'
import { inTransaction } from '../platform/db.ts'
import { requireManager, tellOfChange } from '../providers/providers.entry.ts'
import { assertSeen } from './find-conflicts.ts'
import type { closeHouseInput, Roster, reopenHouseInput, saveHouseInput } from './roster.contract.ts'
import { findRoster } from './roster-view.ts'

/**
 * What holds for everybody here: public holidays, and how many days ahead one may book. Refuses with
 * providers.not_found, providers.not_allowed.
 */
export async function saveHouse(
  ctx: PersonCtx,
  { providerId, holidays, bookAheadDays }: z.output<typeof saveHouseInput>,
): Promise<Roster> {
  requireManager(ctx.viewer, providerId)
  await inTransaction(ctx.db, async (tx) => {
    await tx.provider.update({ where: { id: providerId }, data: { holidays, bookAheadDays } })
    await tellOfChange(tx, providerId)
  })
  return findRoster(ctx, { providerId })
}

/**
 * Closes a site, or all of the provider, from one wall date to another, the last included. Visits promised and
 * places sold before stay: where there are some it refuses with availability.visits_promised or availability.places_sold until
 * `despite` is said. The same key closes once. Else refuses with providers.not_found (also for a site of somebody else), providers.not_allowed,
 * availability.ends_before_start.
 */
export async function closeHouse(
  ctx: PersonCtx,
  { providerId, siteId, firstDay, lastDay, reason, key, despite }: z.output<typeof closeHouseInput>,
): Promise<Roster> {
  requireManager(ctx.viewer, providerId)
  if (firstDay > lastDay) throw new DomainError('availability.ends_before_start')
  await inTransaction(ctx.db, async (tx) => {
    if (siteId && !(await tx.site.findFirst({ where: { id: siteId, providerId }, select: { id: true } })))
      throw new DomainError('providers.not_found')
    const [from, until] = [instantOf(firstDay), instantOf(addDays(lastDay, 1))]
    await assertSeen(tx, despite, { providerId, caregiverId: null, siteId, from, until })
    const days = { firstDay: new Date(`${firstDay}T00:00:00Z`), lastDay: new Date(`${lastDay}T00:00:00Z`) }
    await tx.closing.createMany({
      data: [{ providerId, siteId, reason, key, ...days }],
      skipDuplicates: true,
    })
    await tellOfChange(tx, providerId)
  })
  return findRoster(ctx, { providerId })
}

/** Opens again. Opening twice changes nothing. Refuses with providers.not_found, providers.not_allowed. */
export async function reopenHouse(
  ctx: PersonCtx,
  { providerId, closingId }: z.output<typeof reopenHouseInput>,
): Promise<Roster> {
  requireManager(ctx.viewer, providerId)
  await inTransaction(ctx.db, async (tx) => {
    await tx.closing.deleteMany({ where: { id: closingId, providerId } })
    await tellOfChange(tx, providerId)
  })
  return findRoster(ctx, { providerId })
}
