import { addDays, instantOf } from '../kernel/wall-time.ts'
import type { Db, Tx } from '../platform/db.ts'
import { readDuty } from './read-duty.ts'
import { keyOf, readPools, readTaken } from './read-pools.ts'

/** One session of a pool on one day, and a carer who looks after it. */
export type Rota = {
  readonly caregiverId: string
  readonly poolId: string
  readonly name: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** Places taken. */
  readonly taken: number
}

/** Who of a provider looks after which places when, over some wall dates: those named for a pool, on days it is open. */
export async function findRota(
  db: Db | Tx,
  { providerId, from, days }: { providerId: string; from: string; days: number },
): Promise<Rota[]> {
  const pools = (await readPools(db, { providerId }, from)).filter(({ carerIds }) => carerIds.length > 0)
  if (pools.length === 0) return []
  const until = addDays(from, days - 1)
  const duty = await readDuty(db, providerId, pools, from, until)
  const taken = await readTaken(
    db,
    pools.map(({ id }) => id),
    from,
    until,
  )
  const dates = Array.from({ length: days }, (_, index) => addDays(from, index))
  return pools.flatMap((pool) =>
    dates.flatMap((day) =>
      pool.sessions
        .filter((session) => duty.opens(pool, day, session))
        .flatMap(({ no, name, startMinute, endMinute }) =>
          pool.carerIds.map((caregiverId) => ({
            ...{ caregiverId, poolId: pool.id, name: [pool.name, name].filter(Boolean).join(' · ') },
            ...{ startsAt: instantOf(day, startMinute), endsAt: instantOf(day, endMinute) },
            taken: taken.get(keyOf(pool.id, day, no)) ?? 0,
          })),
        ),
    ),
  )
}
