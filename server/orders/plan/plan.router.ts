import { changePlanInput, endPlanInput, planIdInput, solveGapInput } from '../../plans/plan.contract.ts'
import { personProcedure, router } from '../../rpc/trpc.ts'
import { changePlan, endPlan } from './change-plan.ts'
import { findPlans, getPlan } from './find-plans.ts'
import { solveGap } from './solve-gap.ts'

export const planRouter = router({
  /** Running plans of the viewer's families. */
  list: personProcedure.query(({ ctx }) => findPlans(ctx)),
  /** For its family, and for the managers of the provider that has taken it on. Refuses with plans.not_found. */
  get: personProcedure.input(planIdInput).query(({ ctx, input }) => getPlan(ctx, input)),
  /** This and later: another rule from a day on. Refuses with plans.changed_meanwhile, plans.nothing_left, plans.over. */
  change: personProcedure.input(changePlanInput).mutation(({ ctx, input }) => changePlan(ctx, input)),
  /** No visit from a day on. Refuses with plans.not_found, orders.no_family_role. */
  end: personProcedure.input(endPlanInput).mutation(({ ctx, input }) => endPlan(ctx, input)),
  /** A day that found nobody. Refuses with plans.option_gone. */
  solve: personProcedure.input(solveGapInput).mutation(({ ctx, input }) => solveGap(ctx, input)),
})
