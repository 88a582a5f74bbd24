import type { Db, Tx } from '../platform/db.ts'

export type Busy = { readonly startsAt: Date; readonly endsAt: Date }

/**
 * The time these caregivers have promised between two instants, by caregiver. A hold that ran out counts until the clock
 * has released it, as it does for the database.
 */
export async function readBusy(
  db: Db | Tx,
  caregivers: readonly { readonly id: string }[],
  from: Date,
  until: Date,
): Promise<Map<string, Busy[]>> {
  const holds = await db.hold.findMany({
    where: {
      caregiverId: { in: caregivers.map(({ id }) => id) },
      releasedAt: null,
      endsAt: { gt: from },
      startsAt: { lt: until },
    },
    select: { caregiverId: true, startsAt: true, endsAt: true },
  })
  const busy = new Map<string, Busy[]>()
  for (const { caregiverId, ...span } of holds) {
    busy.set(caregiverId, [...(busy.get(caregiverId) ?? []), span])
  }
  return busy
}
