/** Wall dates from `from` on, before `until`; null is open. */
export type DaySpan = { readonly from: string | null; readonly until: string | null }

/** Whether a wall date lies in one of these. */
export const isCleared = (spans: readonly DaySpan[], day: string): boolean =>
  spans.some(({ from, until }) => (from === null || from <= day) && (until === null || day < until))
