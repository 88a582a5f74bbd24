import { toTheMetre } from '../availability/availability.entry.ts'
import type { Tx } from '../platform/db.ts'

type Wish = {
  readonly orderId: string
  /** Best first. */
  readonly candidates: readonly { readonly caregiverId: string }[]
  readonly startsAt: Date
  /** End of the visit itself; the way is added by the database. */
  readonly endsAt: Date
  /** Where the visit is, WGS-84; null when unknown, and then the caregiver's buffer counts as the way. */
  readonly place?: { readonly lat: number; readonly lng: number } | null | undefined
  readonly expiresAt: Date | null
}

/**
 * Keeps the time of the first candidate who is still there and free and gives their id, or null when none is. The database
 * decides (promise_time): overlaps by the exclusion constraint, whose ON CONFLICT DO NOTHING lets the many who lose a race
 * go at once instead of queueing up for a deadlock; then ways to the visits before and after, and the day's limits.
 */
export async function promiseTime(tx: Tx, wish: Wish): Promise<string | null> {
  const { lat = null, lng = null } = toTheMetre(wish.place ?? null) ?? {}
  for (const { caregiverId } of wish.candidates) {
    const [row] = await tx.$queryRaw<{ kept: boolean }[]>`
      select promise_time(${caregiverId}::uuid, ${wish.orderId}::uuid, ${wish.startsAt}::timestamptz,
        ${wish.endsAt}::timestamptz, ${lat}::float8, ${lng}::float8, ${wish.expiresAt}::timestamptz) as kept`
    if (row?.kept) return caregiverId
  }
  return null
}
