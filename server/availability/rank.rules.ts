export type Candidate = {
  readonly caregiverId: string
  /** How often they have cared for this recipient. */
  readonly familiar: number
  /** What they have promised in the week of the visit. */
  readonly weekVisits: number
  readonly weekMinutes: number
}

/**
 * Who should be sent first: whoever this recipient knows best, where that matters to them; then whoever has least to do
 * that week, in minutes and then in visits. Otherwise as they were.
 */
export const ranked = <C extends Candidate>(candidates: readonly C[], prefersFamiliar: boolean): C[] =>
  [...candidates].sort(
    (a, b) =>
      (prefersFamiliar ? b.familiar - a.familiar : 0) ||
      a.weekMinutes - b.weekMinutes ||
      a.weekVisits - b.weekVisits,
  )
