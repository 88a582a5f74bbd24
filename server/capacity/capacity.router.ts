import { providerIdInput } from '../providers/provider.contract.ts'
import { personProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import { findPlacesInput, occupancyInput, retirePoolInput, savePoolInput } from './capacity.contract.ts'
import { findOccupancy } from './find-occupancy.ts'
import { findPlaces } from './find-places.ts'
import { findPools } from './find-pools.ts'
import { retirePool } from './retire-pool.ts'
import { savePool } from './save-pool.ts'

/** Places that are shared out by number: meals, seats, nursery classes, beds, courses. Problems are told at each use case. */
export const capacityRouter = router({
  /** Where an offering has places left, day by day. */
  places: publicProcedure.input(findPlacesInput).query(({ ctx, input }) => findPlaces(ctx, input)),
  /** What a manager keeps in order. */
  pools: personProcedure.input(providerIdInput).query(({ ctx, input }) => findPools(ctx, input)),
  /** How full it is: who, how many left, who is on duty. */
  occupancy: personProcedure.input(occupancyInput).query(({ ctx, input }) => findOccupancy(ctx, input)),
  savePool: personProcedure.input(savePoolInput).mutation(({ ctx, input }) => savePool(ctx, input)),
  retirePool: personProcedure.input(retirePoolInput).mutation(({ ctx, input }) => retirePool(ctx, input)),
})
