/** Seconds until a visit that could not be worked off is tried again: 5, 10, 20 ... at most ten minutes. */
export const againAfter = (attempts: number): number => Math.min(600, 5 * 2 ** Math.min(attempts, 10))
