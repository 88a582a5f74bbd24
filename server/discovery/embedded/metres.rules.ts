/** Of the globe, in metres. */
export const RADIUS = 6_371_008.8
export const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres on the globe (haversine, WGS-84), the same formula as in SQL; beyond `atMost` it may say infinity. */
export function metresFrom(
  near: { lat: number; lng: number },
  atMost = Number.POSITIVE_INFINITY,
): (lat: number, lng: number) => number {
  const cosine = Math.cos(radians(near.lat))
  return (lat, lng) => {
    // Whoever is too far north or south is too far: most are.
    if (RADIUS * Math.abs(radians(lat - near.lat)) > atMost) return Number.POSITIVE_INFINITY
    const high = Math.sin(radians(lat - near.lat) / 2)
    const wide = Math.sin(radians(lng - near.lng) / 2)
    return (
      2 *
      RADIUS *
      Math.asin(Math.min(1, Math.sqrt(high * high + cosine * Math.cos(radians(lat)) * wide * wide)))
    )
  }
}
