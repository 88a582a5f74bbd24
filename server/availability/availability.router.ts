import { publicProcedure, router } from '../rpc/trpc.ts'
import { findSlotsInput } from './availability.contract.ts'
import { findSlots } from './find-slots.ts'

export const availabilityRouter = router({
  /** When an offering could take place, and with whom; wall dates in Shanghai, instants in UTC. */
  slots: publicProcedure.input(findSlotsInput).query(({ ctx, input }) => findSlots(ctx, input)),
})
