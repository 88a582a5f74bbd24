/** A moment's patience: the step itself never waits for a satellite. */
const PATIENCE = 5_000

/**
 * Where the phone is (WGS-84), or null: where nobody allowed it, or it takes too long. Without a line it asks for leave,
 * because nobody can look at the start code then; with one it only uses what was allowed before.
 */
export async function whereNow(): Promise<{ lat: number; lng: number } | null> {
  if (!navigator.geolocation) return null
  const allowed = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null)
  if (navigator.onLine && allowed?.state !== 'granted') return null
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lng: coords.longitude }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 },
    )
  })
}
