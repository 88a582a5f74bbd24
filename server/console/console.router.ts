import { operatorProcedure, router } from '../rpc/trpc.ts'
import { findQueues } from './find-queues.ts'

export const consoleRouter = router({
  /** What waits for operators, the most urgent first. */
  home: operatorProcedure.query(({ ctx }) => findQueues(ctx)),
})
