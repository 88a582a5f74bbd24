import type { Ctx } from '../../context.ts'
import { after, minutes } from '../../kernel/clock.ts'
import { dayOf } from '../../kernel/wall-time.ts'

/** So long a changed listing waits for others: an evening of setting up is one question. */
const SOON = minutes(1)
const MOST = 1_000

/**
 * After a listing has changed: searches that ask for its city, or for none, are due in a minute. Those that have told
 * something today wait for their hour. At most 1,000 at once; the others are asked within the hour anyway.
 */
export async function wakeSavedSearches(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  providerId: string,
): Promise<void> {
  const now = clock.now()
  const soon = after(now, SOON)
  await db.$executeRaw`
    update saved_search set ask_at = ${soon}
    where id in (
      select s.id from saved_search s
      where s.city in (select city from site where provider_id = ${providerId}::uuid union select '')
        and s.ask_at > ${soon} and s.paused_at is null and s.removed_at is null
        and s.told_on is distinct from ${dayOf(now)}::date
      limit ${MOST} for update skip locked)`
}
