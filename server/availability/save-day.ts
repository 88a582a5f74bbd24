import type { z } from 'zod'
import type { PersonCtx } from '../context.ts'
import { inTransaction } from '../platform/db.ts'
import { requireManager, tellOfChange } from '../providers/providers.entry.ts'
import { changeCaregiver } from './change-caregiver.ts'
import { inOrder } from './day-spans.ts'
import { assertSeen, wholeDay } from './find-conflicts.ts'
import type { clearDayInput, Roster, saveDayInput } from './roster.contract.ts'
import { findRoster } from './roster-view.ts'

type SaveDay = z.output<typeof saveDayInput>

/**
 * Other hours for a caregiver on one wall date (minutes since midnight), or none: off. It replaces what was said of that
 * day before. Visits already promised stay; where some lie outside the new hours it refuses with
 * availability.visits_promised until `despite` is said. Else refuses with providers.not_found, providers.not_allowed,
 * providers.caregiver_not_found, providers.hours_overlap, availability.ends_before_start.
 */
export async function saveDay(ctx: PersonCtx, input: SaveDay): Promise<Roster> {
  const { providerId, caregiverId, day, note } = input
  requireManager(ctx.viewer, providerId)
  const spans = inOrder(input.spans)
  const key = { caregiverId, day: new Date(`${day}T00:00:00Z`) }
  await inTransaction(ctx.db, async (tx) => {
    await changeCaregiver(tx, { providerId, caregiverId })
    await assertSeen(tx, input.despite, { providerId, caregiverId, ...wholeDay(day, spans) })
    const data = { bounds: spans.flat(), note }
    await tx.caregiverDay.upsert({
      where: { caregiverId_day: key },
      create: { ...key, ...data },
      update: data,
    })
    await tellOfChange(tx, providerId)
  })
  return findRoster(ctx, { providerId })
}

/** The week's hours hold again on that day. Clearing again changes nothing. Refuses as saveDay does. */
export async function clearDay(
  ctx: PersonCtx,
  { providerId, caregiverId, day }: z.output<typeof clearDayInput>,
): Promise<Roster> {
  requireManager(ctx.viewer, providerId)
  await inTransaction(ctx.db, async (tx) => {
    await changeCaregiver(tx, { providerId, caregiverId })
    await tx.caregiverDay.deleteMany({ where: { caregiverId, day: new Date(`${day}T00:00:00Z`) } })
    await tellOfChange(tx, providerId)
  })
  return findRoster(ctx, { providerId })
}
