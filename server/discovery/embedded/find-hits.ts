import { offeringCategories, providerKinds } from '../../providers/provider.contract.ts'
import type { SearchQuery } from '../discovery.contract.ts'
import type { FacetCounts } from '../search-port.ts'
import { literally, type Word } from '../words.contract.ts'
import type { FindText } from './find-text.ts'
import { ALIVE, BOOKABLE, INCLUSIVE, type Listings, SITED, type SitedAt } from './listings.ts'
import { weigh } from './weigh.ts'

export type Hits = {
  /** Slots, in no order. */
  readonly slots: Uint32Array
  /** By slot and word: what the word is worth there. */
  readonly worths: readonly Uint8Array[]
  /** By slot; not a number where the position is unknown or nobody asked. */
  readonly metres: Float64Array
  readonly facets: FacetCounts
  /** By word: how many listings have it. */
  readonly having: readonly number[]
  /** Room by slot for whoever ranks. */
  readonly fits: Uint8Array
  readonly fine: Float32Array
}

/** Room to count in that is used again by the next query: nothing is found while another query is counting. */
export type Scratch = {
  worths: Uint8Array[]
  slots: Uint32Array
  metres: Float64Array
  fits: Uint8Array
  fine: Float32Array
}
export const emptyScratch = (): Scratch => ({
  worths: [],
  slots: new Uint32Array(0),
  metres: new Float64Array(0),
  fits: new Uint8Array(0),
  fine: new Float32Array(0),
})

/** One pass over all listings: who fits, and what other choices would give. Each facet leaves its own filter out. */
export function findHits(
  listings: Listings,
  findText: FindText,
  query: SearchQuery,
  words: readonly Word[],
  scratch: Scratch,
): Hits {
  const size = listings.size()
  makeRoom(scratch, size, words.length)
  const worths = scratch.worths.slice(0, words.length)
  const having = worths.map((worth, at) => weigh(listings, findText, words[at] ?? literally(''), worth))

  const { columns, several } = listings
  const { slots, metres } = scratch
  const { flags, kind, categories, place } = columns
  const needed = ALIVE | (query.bookable ? BOOKABLE : 0) | (query.inclusive ? INCLUSIVE : 0)
  const category = query.category ? 2 ** offeringCategories.indexOf(query.category) : 0
  const wantedKind = query.kind ? providerKinds.indexOf(query.kind) : -1
  const counts = createCounts(listings, query)
  const within = query.near && query.within
  const distanceTo = query.near && metresFrom(query.near, within ?? Number.POSITIVE_INFINITY)
  const [first, ...others] = worths
  let count = 0

  next: for (let slot = 0; slot < size; slot += 1) {
    if (first && first[slot] === 0) continue
    const flag = flags[slot] ?? 0
    if ((flag & needed) !== needed) continue
    if (category !== 0 && ((categories[slot] ?? 0) & category) === 0) continue
    for (const worth of others) if (worth[slot] === 0) continue next

    const kindFits = wantedKind < 0 || kind[slot] === wantedKind
    let there: boolean
    if ((flag & SITED) === 0) {
      const away = distanceTo
        ? distanceTo(columns.lat[slot] ?? Number.NaN, columns.lng[slot] ?? Number.NaN)
        : Number.NaN
      metres[slot] = away
      there =
        (within === undefined || away <= within) && counts.site(place[slot] ?? 0, kind[slot] ?? 0, kindFits)
    } else {
      const sites = several.get(slot) ?? []
      metres[slot] = Number.NaN
      const near: SitedAt[] = []
      for (const site of sites) {
        const away = distanceTo ? distanceTo(site.lat, site.lng) : Number.NaN
        if (!((metres[slot] ?? 0) <= away)) metres[slot] = Number.isNaN(away) ? (metres[slot] ?? away) : away
        if (within === undefined || away <= within) near.push(site)
      }
      there = counts.sites(
        near.map((site) => site.place),
        kind[slot] ?? 0,
        kindFits,
      )
    }
    if (there && kindFits) {
      slots[count] = slot
      count += 1
    }
  }
  const { fits, fine } = scratch
  return { slots: slots.subarray(0, count), worths, metres, fits, fine, having, facets: counts.facets() }
}

function makeRoom(scratch: Scratch, size: number, words: number): void {
  if (scratch.slots.length < size) {
    const room = size + (size >> 2) + 64
    scratch.worths = []
    scratch.slots = new Uint32Array(room)
    scratch.metres = new Float64Array(room)
    scratch.fits = new Uint8Array(room)
    scratch.fine = new Float32Array(room)
  }
  while (scratch.worths.length < words) scratch.worths.push(new Uint8Array(scratch.slots.length))
}

/** Counts facets on the way, and says whether a listing's sites are where the query wants them. */
function createCounts({ places }: Listings, query: SearchQuery) {
  const cityNumbers = new Map<string, number>()
  const cityOf = places.map(({ city }) => {
    const number = cityNumbers.get(city) ?? cityNumbers.size
    cityNumbers.set(city, number)
    return number
  })
  const cityFits = places.map(({ city }) => !query.city || city === query.city)
  const districtFits = places.map(({ district }) => !query.district || district === query.district)
  const anywhere = !query.city && !query.district && !(query.near && query.within)
  const byKind = new Uint32Array(256)
  const byCity = new Uint32Array(cityNumbers.size)
  const byPlace = new Uint32Array(places.length)

  return {
    site(place: number, kind: number, kindFits: boolean): boolean {
      const fits = (cityFits[place] && districtFits[place]) ?? false
      if (fits) byKind[kind] = (byKind[kind] ?? 0) + 1
      if (kindFits) {
        const city = cityOf[place] ?? 0
        byCity[city] = (byCity[city] ?? 0) + 1
        if (cityFits[place]) byPlace[place] = (byPlace[place] ?? 0) + 1
      }
      return fits
    },
    /** Nobody is counted twice for having two sites in one place. */
    sites(numbers: readonly number[], kind: number, kindFits: boolean): boolean {
      const fits = anywhere || numbers.some((place) => cityFits[place] && districtFits[place])
      if (fits) byKind[kind] = (byKind[kind] ?? 0) + 1
      if (kindFits) {
        for (const city of new Set(numbers.map((place) => cityOf[place] ?? 0)))
          byCity[city] = (byCity[city] ?? 0) + 1
        for (const place of new Set(numbers)) if (cityFits[place]) byPlace[place] = (byPlace[place] ?? 0) + 1
      }
      return fits
    },
    facets(): FacetCounts {
      const named = places.flatMap(({ city, district }, place) =>
        district ? [[`${city}/${district}`, byPlace[place] ?? 0] as const] : [],
      )
      return {
        kind: counted(providerKinds.map((kind, number) => [kind, byKind[number] ?? 0])),
        city: counted(
          [...cityNumbers].flatMap(([city, number]) => (city ? [[city, byCity[number] ?? 0]] : [])),
        ),
        district: counted(named),
      }
    },
  }
}

const counted = (counts: readonly (readonly [string, number])[]): Record<string, number> =>
  Object.fromEntries(counts.filter(([, count]) => count > 0))

const RADIUS = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres on the globe (haversine, WGS-84), the same formula as in SQL; beyond `atMost` it may say infinity. */
function metresFrom(
  near: { lat: number; lng: number },
  atMost: number,
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
