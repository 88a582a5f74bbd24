import type { Clock } from '../../server/kernel/clock.ts'

/** Saturday 21 November 2026, 08:00 in Shanghai. */
export const saturdayMorning = new Date('2026-11-21T00:00:00.000Z')

export type MovableClock = Clock & { set(at: Date): void; advance(milliseconds: number): void }

/** A clock that stands still until a test moves it. */
export function movableClock(start: Date = saturdayMorning): MovableClock {
  let at = start
  return {
    now: () => at,
    set(to) {
      at = to
    },
    advance(milliseconds) {
      at = new Date(at.getTime() + milliseconds)
    },
  }
}
