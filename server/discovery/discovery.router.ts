import { publicProcedure, router } from '../rpc/trpc.ts'
import { compareInput } from './compare.contract.ts'
import { compareProviders } from './compare-providers.ts'
import { searchInput, suggestInput } from './discovery.contract.ts'
import { discoveryHome } from './discovery-home.ts'
import { findDistricts } from './find-districts.ts'
import { findMap } from './find-map.ts'
import { findPlaces } from './find-places.ts'
import { mapInput } from './map.contract.ts'
import { searchProviders } from './search-providers.ts'
import { suggest } from './suggest.ts'

export const discoveryRouter = router({
  /** One page of providers with facets; distances in metres from `near` (WGS-84). Refuses with discovery.unavailable. */
  search: publicProcedure.input(searchInput).query(({ ctx, input }) => searchProviders(ctx, input)),
  /** What may be meant by what was typed so far, in characters, pinyin, initials or English. */
  suggest: publicProcedure.input(suggestInput).query(({ ctx, input }) => suggest(ctx, input)),
  /** Cities and their districts that have providers. */
  places: publicProcedure.query(({ ctx }) => findPlaces(ctx)),
  /** Districts with the middle of their listings (WGS-84): what a map without tiles is drawn from. */
  districts: publicProcedure.query(({ ctx }) => findDistricts(ctx)),
  /** All hits of a search as pins, at most 250, and how many have no position; view in degrees (WGS-84). */
  map: publicProcedure.input(mapInput).query(({ ctx, input }) => findMap(ctx, input)),
  /** Up to four providers side by side, in the order asked for. */
  compare: publicProcedure.input(compareInput).query(({ ctx, input }) => compareProviders(ctx, input)),
  /** What the first page shows; counts are counted, not estimated. */
  home: publicProcedure.query(({ ctx }) => discoveryHome(ctx)),
})
