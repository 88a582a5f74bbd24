import type { Listing } from './listing.ts'
import { metresBetween } from './metres-between.ts'

/** Two rows about one place give points at most this far apart: gates, geocoders and street numbers differ. */
const NEAR_METRES = 300

/** A place some row or provider already stands for. */
export type KnownPlace = Pick<Listing, 'name' | 'city' | 'district' | 'lat' | 'lng'> & {
  readonly providerId: string
}

/**
 * Places already known, by what is left of their name without city and district. `find` gives the one a listing is
 * about: same core of the name in the same city, and within 300 m; where one has no position, in the same district or,
 * where that is missing as well, of exactly the same name.
 */
export function knownPlaces(districts: ReadonlyMap<string, ReadonlyMap<string, string>>) {
  const places = new Map<string, KnownPlace[]>()
  const shelf = ({ name, city, district }: Pick<Listing, 'name' | 'city' | 'district'>) =>
    `${city}|${nameCore(name, [city, district, ...(districts.get(city)?.keys() ?? [])])}`
  return {
    add(place: KnownPlace) {
      const at = shelf(place)
      places.set(at, [...(places.get(at) ?? []), place])
    },
    find(listing: Listing): KnownPlace | null {
      const same = (places.get(shelf(listing)) ?? []).filter((place) => isSamePlace(place, listing))
      return same.sort((a, b) => distance(a, listing) - distance(b, listing))[0] ?? null
    },
  }
}

function isSamePlace(a: KnownPlace, b: Listing): boolean {
  const metres = distance(a, b)
  if (metres !== Number.POSITIVE_INFINITY) return metres <= NEAR_METRES
  if (a.district !== '' && b.district !== '') return a.district === b.district
  return lettersOf(a.name) === lettersOf(b.name)
}

function distance(a: Pick<Listing, 'lat' | 'lng'>, b: Pick<Listing, 'lat' | 'lng'>): number {
  if (a.lat === null || a.lng === null || b.lat === null || b.lng === null) return Number.POSITIVE_INFINITY
  return metresBetween({ lat: a.lat, lng: a.lng }, { lat: b.lat, lng: b.lng })
}

/**
 * What tells a place from others in its city: 上海市黄浦区外滩社区长者照护之家 and 上海黄浦外滩社区长者照护之家 are both
 * 外滩社区长者照护之家. `[city, own district, ...other districts]`; a name that is nothing but places stays whole.
 */
export function nameCore(name: string, [city = '', district = '', ...others]: readonly string[]): string {
  const whole = lettersOf(name)
  const prefixes = [city, shortened(city), district, shortened(district), ...others].filter(
    (word) => word.length >= 2,
  )
  let rest = whole
  for (let stripped = true; stripped; ) {
    const prefix = prefixes.find((word) => rest.startsWith(word))
    stripped = prefix !== undefined
    rest = rest.slice(prefix?.length ?? 0)
  }
  rest = rest.replace(/(有限责任公司|有限公司)$/, '')
  return rest.length >= 2 ? rest : whole
}

const shortened = (place: string) => (place.length > 2 ? place.replace(/(新区|[市区县])$/, '') : '')

const lettersOf = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
