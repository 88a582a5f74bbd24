import type { z } from 'zod'
import type { Ctx } from '../context.ts'
import { after, days as daysLong } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, dayOf, instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { ableOn, type CareTeam, readCareTeam } from '../providers/providers.entry.ts'
import type { findSlotsInput, SlotsView } from './availability.contract.ts'
import { readBusy } from './read-busy.ts'
import { slotsOf } from './slots.rules.ts'

/**
 * When an offering could take place in the next days, and with whom; with a caregiver, only theirs. Days without a slot
 * are there and empty. Two queries, however many caregivers. Refuses with availability.offering_not_found.
 */
export async function findSlots(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { offeringId, caregiverId, from, days }: z.output<typeof findSlotsInput>,
): Promise<SlotsView> {
  const now = ctx.clock.now()
  const today = dayOf(now)
  const firstDay = from && from > today ? from : today
  const team = await readCareTeam(ctx.db, offeringId)
  if (!team) throw new DomainError('availability.offering_not_found')
  const slots = await teamSlots(ctx.db, team, { caregiverId, firstDay, days, now })
  const offered = new Set(slots.flatMap((day) => day.slots.flatMap((slot) => slot.caregiverIds)))
  return {
    days: slots,
    caregivers: team.caregivers
      .filter(({ id }) => offered.has(id))
      .map(({ id, name, gender, level }) => ({ id, name, gender, level })),
  }
}

export type Asked = {
  readonly caregiverId: string | null
  /** Wall date in Shanghai. */
  readonly firstDay: string
  readonly days: number
  readonly now: Date
}

/** The free slots of a care team, or of one of it. */
export async function teamSlots(db: Db | Tx, team: CareTeam, { caregiverId, firstDay, days, now }: Asked) {
  const asked = team.caregivers.filter(({ id }) => caregiverId === null || id === caregiverId)
  const end = after(instantOf(addDays(firstDay, days)), daysLong(2))
  const busy = await readBusy(db, asked, instantOf(firstDay), end)
  const able = new Map<string, ReadonlySet<string>>()
  const ableIds = (day: string) => {
    const known = able.get(day) ?? new Set(ableOn(team, day).map(({ id }) => id))
    able.set(day, known)
    return known
  }
  return slotsOf({
    caregivers: asked.map((caregiver) => ({
      ...caregiver,
      busy: busy.get(caregiver.id) ?? [],
      ableOn: (day) => ableIds(day).has(caregiver.id),
    })),
    offering: team.offering,
    from: firstDay,
    days,
    now,
  })
}
