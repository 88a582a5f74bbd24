import { publicProcedure, router } from '../rpc/trpc.ts'
import { searchInput } from './discovery.contract.ts'
import { discoveryHome } from './discovery-home.ts'
import { findPlaces } from './find-places.ts'
import { searchProviders } from './search-providers.ts'

export const discoveryRouter = router({
  /** One page of providers with facets; distances in metres from `near` (WGS-84). Refuses with discovery.unavailable. */
  search: publicProcedure.input(searchInput).query(({ ctx, input }) => searchProviders(ctx, input)),
  /** Cities and their districts that have providers. */
  places: publicProcedure.query(({ ctx }) => findPlaces(ctx)),
  /** What the first page shows; counts are counted, not estimated. */
  home: publicProcedure.query(({ ctx }) => discoveryHome(ctx)),
})
