import { minutes } from '../kernel/clock.ts'
import { metresBetween } from '../kernel/metres.ts'
import type { Way } from './carer.contract.ts'

/** Streets are not straight; the same detour as where ways are kept free between visits. */
const DETOUR = 1.4
/** An electric bicycle from door to door, and somebody on foot who carries a bag. */
const RIDING = 250
const WALKING = 70
/** Further than this nobody walks to work between two visits. */
const WALKED_METRES = 1_500

type Place = { readonly lat: number; readonly lng: number } | null

/** A hint for planning, not a promise: there is no map of streets behind it. Null where a place is unknown. */
export function wayBetween(from: Place, to: Place): Way | null {
  if (!from || !to) return null
  const metres = Math.round((metresBetween(from, to) * DETOUR) / 50) * 50
  return {
    metres,
    rideMinutes: Math.max(1, Math.ceil(metres / RIDING)),
    walkMinutes: metres <= WALKED_METRES ? Math.max(1, Math.ceil(metres / WALKING)) : null,
  }
}

/** To find the house, lock the bicycle and climb the stairs. */
const AT_THE_HOUSE = minutes(4)
/** An estimate to the minute would claim to know more than it does. */
const STEP = minutes(5)

/** About when somebody who set out then from there is at the door; null where a place is unknown. Nobody's position is used. */
export function arrivalOf({
  departedAt,
  from,
  to,
}: {
  departedAt: Date
  from: Place
  to: Place
}): Date | null {
  const way = wayBetween(from, to)
  if (!way) return null
  const at = departedAt.getTime() + minutes(way.rideMinutes) + AT_THE_HOUSE
  return new Date(Math.ceil(at / STEP) * STEP)
}
