import { after, minutes } from '../kernel/clock.ts'
import { DomainError } from '../kernel/problem.ts'
import { addDays, dayOf, instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { readCareTeam } from '../providers/providers.entry.ts'
import { teamSlots } from './find-slots.ts'
import { type Busy, readBusy } from './read-busy.ts'

export type SlotCheck = {
  /** End of the visit, without the way. */
  readonly endsAt: Date
  /** Who could come, those with the fewest visits that day first; empty where the slot is not offered. */
  readonly candidates: readonly { readonly caregiverId: string; readonly bufferMinutes: number }[]
}

/**
 * Whether a visit may start at this instant (notice period, hours, credentials, time already promised), with anybody or
 * with the one caregiver asked for. Holds nobody: the database's exclusion constraint is the last judge. Refuses with
 * availability.offering_not_found.
 */
export async function checkSlot(
  db: Db | Tx,
  slot: {
    readonly offeringId: string
    readonly caregiverId: string | null
    readonly startsAt: Date
    readonly now: Date
  },
): Promise<SlotCheck> {
  const { offeringId, caregiverId, startsAt, now } = slot
  const team = await readCareTeam(db, offeringId)
  if (!team) throw new DomainError('availability.offering_not_found')
  const day = dayOf(startsAt)
  const [slots] = await teamSlots(db, team, { caregiverId, firstDay: day, days: 1, now })
  const free = slots?.slots.find((one) => one.startsAt.getTime() === startsAt.getTime())?.caregiverIds ?? []
  const promised = await readBusy(
    db,
    free.map((id) => ({ id })),
    instantOf(day),
    instantOf(addDays(day, 1)),
  )
  return {
    endsAt: after(startsAt, minutes(team.offering.minutes)),
    candidates: team.caregivers
      .filter(({ id }) => free.includes(id))
      .map(({ id, bufferMinutes }) => ({ caregiverId: id, bufferMinutes }))
      .sort((a, b) => visitsOf(promised, a.caregiverId) - visitsOf(promised, b.caregiverId)),
  }
}

const visitsOf = (promised: ReadonlyMap<string, readonly Busy[]>, id: string) => promised.get(id)?.length ?? 0
