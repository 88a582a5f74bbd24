/** WGS-84; null where nobody has put the address on the map. */
export type Place = { readonly lat: number; readonly lng: number } | null

/**
 * To a metre: a home is no more exact than that, and what is written down is a third as long. Everything that is compared
 * is rounded first, so that a rule here and the database never differ by a hair.
 */
export const toTheMetre = (place: Place): Place =>
  place && { lat: Math.round(place.lat * 1e5) / 1e5, lng: Math.round(place.lng * 1e5) / 1e5 }

/** Streets are not straight. */
const DETOUR = 1.4
/** An electric bicycle, or a bus with its waiting: 15 km an hour from door to door. */
const METRES_PER_MINUTE = 250
/** Taking leave, stairs, and the next door. */
const LEAST_WAY_MINUTES = 10

/**
 * Whole minutes from one visit's place to the next: the straight line times a detour at the pace of a city, at least ten;
 * where one place is unknown, what the caregiver keeps free anyway. way_minutes() in the database says the same, because
 * it is the last judge.
 */
export function wayMinutes(from: Place, to: Place, bufferMinutes: number): number {
  if (!from || !to) return bufferMinutes
  return Math.max(LEAST_WAY_MINUTES, Math.ceil((metres(from, to) * DETOUR) / METRES_PER_MINUTE))
}

const EARTH = 6_371_000

function metres(a: NonNullable<Place>, b: NonNullable<Place>): number {
  const square =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lng - a.lng) / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(square)))
}

const radians = (degrees: number) => (degrees * Math.PI) / 180
