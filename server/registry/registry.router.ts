import { operatorProcedure, router } from '../rpc/trpc.ts'
import { findRuns, getRun } from './find-runs.ts'
import { importRunInput } from './registry.contract.ts'

export const registryRouter = router({
  /** Imports, newest first. */
  runs: operatorProcedure.query(({ ctx }) => findRuns(ctx)),
  /** One import's report; refuses with registry.run_not_found. */
  run: operatorProcedure.input(importRunInput).query(({ ctx, input }) => getRun(ctx, input)),
})
