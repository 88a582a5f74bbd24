import type { Clock } from '../kernel/clock.ts'

/** The real time. Everything else is handed a clock, so that tests and the demo may set their own. */
export const systemClock: Clock = { now: () => new Date() }
