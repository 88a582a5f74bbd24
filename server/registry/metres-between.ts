type Point = { readonly lat: number; readonly lng: number }

const EARTH_METRES = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres along the ground between two WGS-84 points (haversine). */
export function metresBetween(a: Point, b: Point): number {
  const north = Math.sin(radians(b.lat - a.lat) / 2) ** 2
  const east = Math.sin(radians(b.lng - a.lng) / 2) ** 2
  const h = north + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * east
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)))
}
