/** Many differently named places on exactly one point: a geocoder that gave up and answered with the city centre. */
const MOST_NAMES = 12
/** Fewer will do when they say to be in different districts, which one point can't be. */
const MOST_NAMES_ACROSS = 5
const DISTRICTS_ACROSS = 3

export type PointRow = {
  readonly lat: string
  readonly lng: string
  readonly name: string
  readonly district: string
}

export const pointOf = ({ lat, lng }: Pick<PointRow, 'lat' | 'lng'>) => `${lat},${lng}`

/** The points of a file that can't be where so many places are. */
export function findStandIns(rows: readonly PointRow[]): ReadonlySet<string> {
  const points = new Map<string, { names: Set<string>; districts: Set<string> }>()
  for (const row of rows) {
    if (row.lat === '' || row.lng === '') continue
    const point = points.get(pointOf(row)) ?? { names: new Set(), districts: new Set() }
    points.set(pointOf(row), point)
    point.names.add(row.name)
    if (row.district !== '') point.districts.add(row.district)
  }
  const standsIn = ({ names, districts }: { names: Set<string>; districts: Set<string> }) =>
    names.size >= MOST_NAMES || (names.size >= MOST_NAMES_ACROSS && districts.size >= DISTRICTS_ACROSS)
  return new Set([...points].filter(([, point]) => standsIn(point)).map(([at]) => at))
}
