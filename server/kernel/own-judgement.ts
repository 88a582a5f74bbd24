import type { Viewer } from './view.contract.ts'

/** Whether an appeal waits for a colleague of the viewer, who decided it the first time. */
export const isColleaguesTurn = (
  { state, decidedBy }: { readonly state: string; readonly decidedBy: string | null },
  viewer: Viewer,
): boolean => state === 'appealed' && viewer.kind === 'person' && viewer.userId === decidedBy

/** Nobody judges their own judgement: a guard that refuses with this problem. */
export const anotherDecides =
  <Problem extends string>(problem: Problem) =>
  ({ own }: { readonly own: boolean }): Problem | null =>
    own ? problem : null
