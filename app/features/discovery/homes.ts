import type { SearchQuery } from '../../../server/discovery/discovery.contract.ts'
import type { HomeView } from '../../../server/families/find-homes.ts'

export type Home = HomeView

/** Whose home a point is, for those who know: the address of a search names no one. */
export const homeAt = (homes: readonly Home[], near: SearchQuery['near']): Home | undefined =>
  near && homes.find(({ lat, lng }) => lat === near.lat && lng === near.lng)
