import { operatorProcedure, publicProcedure, router } from '../rpc/trpc.ts'
import {
  callOffClosureInput,
  closureInput,
  closureOfProviderInput,
  openClosureInput,
  takeClosureStepInput,
} from './closure.contract.ts'
import { findClosureNotice, findClosures, getClosure } from './find-closures.ts'
import { openClosure } from './open-closure.ts'
import { callOffClosure, takeClosureStep } from './take-step.ts'

/** The end of a provider, step by step. Every mutation has a key. */
export const closureRouter = router({
  list: operatorProcedure.query(({ ctx }) => findClosures(ctx)),
  /** Refuses with closures.not_found. */
  get: operatorProcedure.input(closureInput).query(({ ctx, input }) => getClosure(ctx, input)),
  /** Freezes it. Refuses with closures.provider_not_found, closures.short_notice, closures.last_day_past, closures.running_already. */
  open: operatorProcedure.input(openClosureInput).mutation(({ ctx, input }) => openClosure(ctx, input)),
  /** The next step. Refuses with closures.not_the_next_step, closures.not_settled, closures.not_balanced and the like. */
  takeStep: operatorProcedure
    .input(takeClosureStepInput)
    .mutation(({ ctx, input }) => takeClosureStep(ctx, input)),
  /** The provider goes on after all. Refuses with closures.not_found, closures.over. */
  callOff: operatorProcedure
    .input(callOffClosureInput)
    .mutation(({ ctx, input }) => callOffClosure(ctx, input)),
  /** What a provider's page says; null where it does not close. */
  notice: publicProcedure
    .input(closureOfProviderInput)
    .query(({ ctx, input }) => findClosureNotice(ctx, input)),
})
