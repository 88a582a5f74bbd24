import { freeProviders } from '../availability/availability.entry.ts'
import type { Ctx } from '../context.ts'
import { addDays, dayOf } from '../kernel/wall-time.ts'
import type { SearchQuery, SearchResult } from './discovery.contract.ts'

/** Nobody can be booked further ahead than this. */
const MOST_DAYS_AHEAD = 60

/** Whether a day can be asked for at all: an old link or a date next year is looked past, and that is said. */
export function dayIgnored({ day }: SearchQuery, now: Date): SearchResult['dayIgnored'] {
  if (!day) return null
  const today = dayOf(now)
  if (day < today) return 'past'
  return day > addDays(today, MOST_DAYS_AHEAD) ? 'too_far' : null
}

/**
 * Who has a free start in the window of `day`, by one caregiver who is all that is asked of caregivers; read afresh each
 * time, so that a time that was just taken is not found. Undefined where no day is asked for. Minutes given the wrong way
 * round are turned.
 */
export async function freeOnDay(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  query: SearchQuery,
): Promise<string[] | undefined> {
  const now = clock.now()
  const { day, category, gender, language, credential, level } = query
  if (!day || dayIgnored(query, now)) return undefined
  const [fromMinute = 0, toMinute = 0] = [query.fromMinute, query.toMinute].sort((a, b) => a - b)
  return freeProviders(db, { day, fromMinute, toMinute, category, gender, language, credential, level, now })
}
