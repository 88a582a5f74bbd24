import { operatorProcedure, personProcedure, router } from '../rpc/trpc.ts'
import { findOffers, findSuspensions, getSuspension } from './find-suspensions.ts'
import { moveSuspension } from './move-suspension.ts'
import { previewSuspension } from './preview-suspension.ts'
import { suspend } from './suspend.ts'
import {
  findSuspensionsInput,
  moveSuspensionInput,
  offersOfOrderInput,
  suspendInput,
  suspensionInput,
  suspensionTargetInput,
} from './suspension.contract.ts'

/** Suspensions. What does not concern a person does not exist: suspensions.not_found. Every mutation has a key. */
export const suspensionRouter = router({
  /** What is suspended, or was. */
  list: operatorProcedure.input(findSuspensionsInput).query(({ ctx, input }) => findSuspensions(ctx, input)),
  /** What it would reach, before it is pronounced. Refuses with suspensions.target_not_found. */
  preview: operatorProcedure
    .input(suspensionTargetInput)
    .query(({ ctx, input }) => previewSuspension(ctx, input)),
  /** Refuses with suspensions.target_not_found, suspensions.on_already, suspensions.until_past. */
  suspend: operatorProcedure.input(suspendInput).mutation(({ ctx, input }) => suspend(ctx, input)),
  /** One of them, for whom it is about and for operators. */
  get: personProcedure.input(suspensionInput).query(({ ctx, input }) => getSuspension(ctx, input)),
  /** An appeal, or the operators' answer. Refuses with suspensions.not_your_move, suspensions.appealed_before, suspensions.closing. */
  move: personProcedure.input(moveSuspensionInput).mutation(({ ctx, input }) => moveSuspension(ctx, input)),
  /** Where a family could go instead of a visit that was called off; none for others. */
  offers: personProcedure.input(offersOfOrderInput).query(({ ctx, input }) => findOffers(ctx, input)),
})
