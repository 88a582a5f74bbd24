import { personProcedure, router } from '../rpc/trpc.ts'
import { findRoute } from './find-route.ts'

/** What a carer's phone carries along. */
export const carerRouter = router({
  /** The viewer's own visits of the next seven days, care plans included; empty for whoever is no caregiver. */
  route: personProcedure.query(({ ctx }) => findRoute(ctx)),
})
