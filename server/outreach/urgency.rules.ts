import { type Ground, groundPoints, type OutreachState, urgencies } from './outreach.contract.ts'

/** What the grounds weigh together, each once. Pure. */
export const pointsOf = (listed: readonly Ground[]): number =>
  [...new Set(listed)].reduce((sum, ground) => sum + groundPoints[ground], 0)

/** The first step whose points are reached; the last has none to reach. Pure. */
export const urgencyOf = (points: number): (typeof urgencies)[number] =>
  urgencies.find(({ from }) => points >= from) ?? urgencies[2]

/** Nobody has come by the day that was promised. Pure. */
export const isLate = (
  { state, contactBy }: { state: OutreachState; contactBy: Date | null },
  now: Date,
): boolean => state === 'to_visit' && contactBy !== null && contactBy <= now
