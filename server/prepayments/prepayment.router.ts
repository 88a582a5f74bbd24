import { operatorProcedure, router } from '../rpc/trpc.ts'
import { findSpikes } from './find-spikes.ts'

/** Care that is paid ahead. */
export const prepaymentRouter = router({
  /** Providers that take in far more ahead than usual. */
  alarms: operatorProcedure.query(({ ctx }) => findSpikes(ctx)),
})
