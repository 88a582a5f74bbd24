import { after, days, earlier, hours, later } from '../../kernel/clock.ts'

/** Nobody waits longer for papers than this. */
const LONGEST = days(3)
/** Before the visit, a family that has to find somebody else needs at least this. */
const BEFORE = hours(4)
/** A visit this near is spoken of even while its papers still hold today. */
const NEAR = days(3)

/** Until when a visit waits for papers: three days, four hours before it begins at the latest, and never in the past. Pure. */
export const heldUntil = (now: Date, startsAt: Date): Date =>
  later(now, earlier(after(now, LONGEST), after(startsAt, -BEFORE)))

/** Whether its family is told now: what is missing then is missing today, or the visit is near. Pure. */
export const isToldNow = ({ already, startsAt }: { already: boolean; startsAt: Date }, now: Date): boolean =>
  already || startsAt.getTime() - now.getTime() < NEAR
