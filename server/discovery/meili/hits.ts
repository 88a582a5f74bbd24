import type { SearchQuery } from '../discovery.contract.ts'
import { priceField } from './document.rules.ts'

/** What order is made of, beside how well the words fit. */
export type Hit = {
  readonly provider: string
  readonly standing: number
  readonly quality: number
  readonly rating: number
  readonly nameLength: number
  /** See keys.rules.ts; only where prices decide. */
  readonly offers?: readonly number[]
  readonly _geo: { readonly lat: number; readonly lng: number } | null
}
const FIELDS = ['provider', 'standing', 'quality', 'rating', 'nameLength', '_geo']
export const fieldsFor = (query: SearchQuery) => (isPriced(query) ? [...FIELDS, 'offers'] : FIELDS)

export const geo = ({ lat, lng }: { lat: number; lng: number }) => `_geoPoint(${lat}, ${lng}):asc`

/** The order the engine keeps by itself. */
export function sortOf({ sort, near, category, unit }: SearchQuery, worded: boolean): string[] {
  const rest = ['standing:desc', 'quality:desc', ...(worded ? ['nameLength:asc'] : []), 'provider:asc']
  if (sort === 'distance' && near) return [geo(near), ...rest]
  if (sort === 'rating') return ['rating:desc', ...rest]
  if (sort === 'price') return [`from.${priceField(category, unit)}:asc`, ...rest]
  return rest
}

/** Near a place good and near are added up, which the engine can't: see blend.ts. */
export const isBlended = ({ sort, near }: SearchQuery): boolean =>
  near !== undefined && (sort === 'relevance' || sort === 'rating')

/** The lowest price that fits is not one the documents have by itself: it is looked for here. */
export const isPriced = ({ sort, near, priceFrom, ability, age }: SearchQuery): boolean =>
  sort === 'price' && [near, priceFrom, ability, age].some((one) => one !== undefined)

const EARTH = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres on the globe (haversine, WGS-84); not a number where the position is unknown. */
export function metresTo({ _geo }: Hit, near: { lat: number; lng: number }): number {
  if (!_geo) return Number.NaN
  const north = Math.sin(radians(near.lat - _geo.lat) / 2) ** 2
  const east = Math.sin(radians(near.lng - _geo.lng) / 2) ** 2
  const h = north + Math.cos(radians(_geo.lat)) * Math.cos(radians(near.lat)) * east
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)))
}
