import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { DomainError } from '../kernel/problem.ts'
import { dayOf } from '../kernel/wall-time.ts'
import { inTransaction } from '../platform/db.ts'
import { requireManager, tellOfChange } from '../providers/providers.entry.ts'
import type { undoUseInput } from './template.contract.ts'

/**
 * Takes a laying of a template back from today on: what stood there stands there again. A day that was changed by hand since, or
 * by another template, stays as it is now; `kept` counts those. Twice changes nothing. Refuses with templates.not_found,
 * providers.not_found, providers.not_allowed.
 */
export async function undoUse(
  ctx: PersonCtx,
  { providerId, useId }: z.output<typeof undoUseInput>,
): Promise<{ kept: number }> {
  requireManager(ctx.viewer, providerId)
  const now = ctx.clock.now()
  return inTransaction(ctx.db, async (tx) => {
    const where = { id: useId, template: { providerId } }
    if (!(await tx.rosterUse.findFirst({ where, select: { id: true } })))
      throw new DomainError('templates.not_found')
    const { count } = await tx.rosterUse.updateMany({
      where: { id: useId, undoneAt: null },
      data: { undoneAt: now, undoneBy: ctx.viewer.userId },
    })
    if (count === 0) return { kept: 0 }
    const today = dayOf(now)
    // Only what still stands as it was written goes; what was there before comes back in the same statement's wake.
    const gone = await tx.$queryRaw<{ caregiver_id: string; day: Date }[]>`
      delete from caregiver_day d using roster_use_day u, roster_use r
      where u.use_id = ${useId}::uuid and r.id = u.use_id and d.caregiver_id = u.caregiver_id and d.day = u.day
        and d.day >= ${today}::date and d.bounds = u.bounds and d.note = r.name
      returning d.caregiver_id::text, d.day`
    const days = gone.map(({ day }) => day.toISOString().slice(0, 10))
    const ids = gone.map(({ caregiver_id: id }) => id)
    await tx.$executeRaw`
      insert into caregiver_day (caregiver_id, day, bounds, note)
      select u.caregiver_id, u.day,
        array(select jsonb_array_elements_text(u.before -> 'bounds')::int), u.before ->> 'note'
      from roster_use_day u
      join unnest(${ids}::uuid[], ${days}::date[]) as back (caregiver_id, day)
        on back.caregiver_id = u.caregiver_id and back.day = u.day
      where u.use_id = ${useId}::uuid and u.before is not null`
    const ahead = await tx.rosterUseDay.count({
      where: { useId, day: { gte: new Date(`${today}T00:00:00Z`) } },
    })
    await tellOfChange(tx, providerId)
    return { kept: ahead - gone.length }
  })
}
