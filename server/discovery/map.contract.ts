import { z } from 'zod'
import type { ProviderKind } from '../providers/provider.contract.ts'
import { searchInput } from './discovery.contract.ts'

const latitude = z.number().min(-90).max(90)
const longitude = z.number().min(-180).max(180)

/** What a map shows: its edges (WGS-84) and how near it is, as web maps count (256 px for the world at 0). */
const mapView = z.object({
  ...{ south: latitude, west: longitude, north: latitude, east: longitude },
  zoom: z.number().min(0).max(20),
})
export type MapView = z.infer<typeof mapView>
export type MapBox = Omit<MapView, 'zoom'>

/** The same search as the list's, and what of it is in view; without a view all of it, as near as a phone can show it. */
export const mapInput = z.object({ query: searchInput, view: mapView.optional() })
export type MapInput = z.infer<typeof mapInput>

/** A provider at a pin: enough to choose it. Metres are from the query's `near`. */
export type PinnedProvider = {
  readonly id: string
  readonly name: string
  readonly kind: ProviderKind
  readonly place: string
  readonly metres: number | null
}

/** All hits of one cell of the map, in their middle. */
export type MapPin = {
  readonly cell: string
  readonly lat: number
  readonly lng: number
  readonly box: MapBox
  readonly count: number
  /** How many of them can be booked. */
  readonly bookable: number
  /** Who they are, where looking nearer would not part them; the first of many. Null where it would. */
  readonly providers: readonly PinnedProvider[] | null
}

/** `total` is the list's; `unplaced` of them have no known position. `box` holds all the others, whatever is in view. */
export type MapHits = {
  readonly total: number
  readonly unplaced: number
  readonly box: MapBox | null
  /** How many of them are in view. */
  readonly inView: number
  /** Of the cells. */
  readonly zoom: number
  readonly pins: readonly MapPin[]
}

/** Px of a cell's side: a pin as wide as a finger, and air. */
const CELL = 64

/** Where a point lies on the flat world, in px from its north-west corner. */
export function onMap(lat: number, lng: number, zoom: number): { x: number; y: number } {
  const world = 256 * 2 ** zoom
  const south = Math.asinh(Math.tan((lat * Math.PI) / 180))
  return { x: ((lng + 180) / 360) * world, y: (0.5 - south / (2 * Math.PI)) * world }
}

/** The cell a point is in; cells belong to the world, so that moving the map does not regroup them. */
export function cellOf(lat: number, lng: number, zoom: number): string {
  const { x, y } = onMap(lat, lng, zoom)
  return `${Math.floor(x / CELL)}/${Math.floor(y / CELL)}`
}
