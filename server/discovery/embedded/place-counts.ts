import type { PlaceView } from '../find-places.ts'

const BETWEEN = '/'

/** How many sites each city and district has, and both as they are offered for choice. */
export function createPlaceCounts() {
  const counts = new Map<string, number>()
  let views: readonly PlaceView[] | null = null
  return {
    keyOf: ({ city, district }: { city: string; district: string }) => `${city}${BETWEEN}${district}`,
    count(key: string, by: number): void {
      const before = counts.get(key) ?? 0
      counts.set(key, before + by)
      views = null
    },
    /** The same list until something changes. */
    views(): readonly PlaceView[] {
      views ??= viewsOf(counts)
      return views
    },
  }
}

/** Most sites first. */
function viewsOf(counts: ReadonlyMap<string, number>): PlaceView[] {
  const cities = new Map<
    string,
    { sites: number; districts: (readonly [district: string, sites: number])[] }
  >()
  for (const [key, sites] of counts) {
    const [city = '', district = ''] = key.split(BETWEEN)
    if (!city || sites === 0) continue
    const own = cities.get(city) ?? { sites: 0, districts: [] }
    cities.set(city, own)
    own.sites += sites
    if (district) own.districts.push([district, sites])
  }
  return [...cities]
    .sort(([city, a], [other, b]) => b.sites - a.sites || (city < other ? -1 : 1))
    .map(([city, { districts }]) => ({
      city,
      districts: districts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([district]) => district),
    }))
}
