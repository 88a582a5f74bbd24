import { type DraftPlan, draftPlan } from '../../plans/plan.contract.ts'

/** The plan a draft holds; null for a single visit. */
export function planOf(draft: { readonly plan: unknown }): DraftPlan | null {
  const read = draftPlan.nullable().safeParse(draft.plan)
  return read.success ? read.data : null
}
