import gcoord from 'gcoord'
import type { CoordinateSystem } from './import-profile.ts'

export type Position = {
  /** WGS-84, six decimals (about 0.1 m); null when the file has none that can be believed. */
  readonly lat: number | null
  readonly lng: number | null
  readonly remark: string | null
  readonly placeholder: boolean
}

/** Mainland China with its islands, Hong Kong, Macao and Taiwan. */
const SOUTH = 3.5
const NORTH = 53.7
const WEST = 73.4
const EAST = 135.2

/** What the file says about where a listing is, brought to WGS-84. `standIn`: its point is known to be a stand-in. */
export function settlePosition(
  given: { readonly lat: string; readonly lng: string },
  crs: CoordinateSystem,
  standIn: boolean,
): Position {
  if (given.lat === '' && given.lng === '') return nowhere(null)
  const lat = Number(given.lat)
  const lng = Number(given.lng)
  if (given.lat === '' || given.lng === '' || !Number.isFinite(lat) || !Number.isFinite(lng)) {
    return nowhere('坐标不是一对数字，已留空')
  }
  if (standIn || (lat === 0 && lng === 0)) return nowhere('坐标是占位点，已留空', true)
  if (isWithin(lat, lng)) return { ...toWgs84(lat, lng, crs), remark: null, placeholder: false }
  if (isWithin(lng, lat)) {
    return { ...toWgs84(lng, lat, crs), remark: '经纬度写反了，已对调', placeholder: false }
  }
  return nowhere('坐标不在中国境内，已留空')
}

const nowhere = (remark: string | null, placeholder = false): Position => ({
  lat: null,
  lng: null,
  remark,
  placeholder,
})

const isWithin = (lat: number, lng: number) => lat >= SOUTH && lat <= NORTH && lng >= WEST && lng <= EAST

function toWgs84(lat: number, lng: number, crs: CoordinateSystem): { lat: number; lng: number } {
  const from = { 'WGS-84': gcoord.WGS84, 'GCJ-02': gcoord.GCJ02, 'BD-09': gcoord.BD09 } as const
  const [east, north] = gcoord.transform([lng, lat], from[crs], gcoord.WGS84)
  return { lat: rounded(north), lng: rounded(east) }
}

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6
