type Point = { readonly lat: number; readonly lng: number }

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Great-circle distance in metres between two WGS-84 points. */
export function metresBetween(a: Point, b: Point): number {
  const h =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lng - a.lng) / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
}
