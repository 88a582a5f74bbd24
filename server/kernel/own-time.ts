import { after, hours, minutes } from './clock.ts'

/** Noted in a place without a network, something may come so late; after that the record is closed. */
export const LATEST = hours(48)
/** Two watches are never quite the same. */
const WATCHES = minutes(10)

/**
 * When something happened by the watch of whoever did it, or null where that cannot be: in the future, longer ago than two
 * days, or outside the time it belongs to (ten minutes either way are forgiven). Nobody said: now. What the watch shows
 * ahead of ours is now.
 */
export function ownTime(
  said: Date | undefined,
  { now, from, until }: { now: Date; from?: Date | null; until?: Date | null },
): Date | null {
  if (!said) return now
  const tooEarly = said < after(now, -LATEST) || (from && said < after(from, -WATCHES))
  const tooLate = said > after(now, WATCHES) || (until && said > after(until, WATCHES))
  if (tooEarly || tooLate) return null
  return said > now ? now : said
}
