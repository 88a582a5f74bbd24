import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { inTransaction } from '../platform/db.ts'
import { requireManager, tellOfChange } from '../providers/providers.entry.ts'
import { changeCaregiver } from './change-caregiver.ts'
import { assertWeek } from './day-spans.ts'
import type { Roster, saveTimeInput } from './roster.contract.ts'
import { findRoster } from './roster-view.ts'

/**
 * Writes when a caregiver works in the week, how much a day at most (visits, minutes), how many minutes they need to a
 * place nobody knows, what they do on public holidays and what they bear at home. Visits already promised stay. Refuses
 * with providers.not_found, providers.not_allowed, providers.caregiver_not_found, providers.hours_overlap,
 * availability.ends_before_start.
 */
export async function saveCaregiverTime(
  ctx: PersonCtx,
  { providerId, caregiverId, hours, ...limits }: z.output<typeof saveTimeInput>,
): Promise<Roster> {
  requireManager(ctx.viewer, providerId)
  assertWeek(hours)
  await inTransaction(ctx.db, async (tx) => {
    await changeCaregiver(tx, { providerId, caregiverId }, limits)
    await tx.weeklyHours.deleteMany({ where: { caregiverId } })
    await tx.weeklyHours.createMany({ data: hours.map((row) => ({ ...row, caregiverId })) })
    await tellOfChange(tx, providerId)
  })
  return findRoster(ctx, { providerId })
}
