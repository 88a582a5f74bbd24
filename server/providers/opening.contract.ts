/** When the doors of a provider's site are open. */
export type OpeningView = {
  /** 1 is Monday; minutes since midnight. Without any, nothing is said of the week. */
  hours: readonly { weekday: number; startMinute: number; endMinute: number }[]
  /** Closed on public holidays. */
  rests: boolean
  /** Wall dates that differ, from today on and within two months; without spans it is closed. */
  coming: readonly {
    firstDay: string
    lastDay: string
    spans: readonly (readonly [start: number, end: number])[]
  }[]
}
