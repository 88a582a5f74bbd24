import type { Ctx } from '../context.ts'
import type { FindMissed, Missed } from '../live/catch-up.ts'
import { room } from '../live/rooms.contract.ts'

/** More than this is quicker asked for page by page. */
const MOST = 20_000
/** With more rooms it is quicker to read what was said to anybody than to compare. */
const FEW_ROOMS = 400
const PERSON = room.user('')

/**
 * The nudges sent since an instant, or left and not yet stamped, out of the outbox, to the rooms asked for where those are few and
 * to anybody where they are many; and the inboxes, among the rooms asked for, that got something.
 */
export function findMissedIn({ db }: Pick<Ctx, 'db'>): FindMissed {
  return async ({ since, rooms }) => {
    const people = rooms.filter((name) => name.startsWith(PERSON)).map((name) => name.slice(PERSON.length))
    const [nudges, inboxes] = await Promise.all([
      db.$queryRaw<(Missed['changed'] & { rooms: string[] })[]>`
        select id::text as mark, payload -> 'rooms' as rooms, payload ->> 'kind' as kind, payload ->> 'id' as id,
          (payload ->> 'version')::float8 as version
        from outbox where (delivered_at >= ${since}::timestamptz or delivered_at is null) and topic = 'nudge'
          and (${rooms.length > FEW_ROOMS} or payload -> 'rooms' ?| ${rooms.slice(0, FEW_ROOMS)}::text[])
        order by outbox.id limit ${MOST + 1}`,
      db.$queryRaw<{ id: string; at: Date }[]>`
        select user_id::text as id, max(created_at) as at from notice
        where user_id = any(${people}::uuid[]) and created_at >= ${since}::timestamptz group by user_id`,
    ])
    if (nudges.length > MOST) return null
    return [
      ...nudges.map(({ rooms: to, ...changed }) => ({ rooms: to, changed })),
      ...inboxes.map(({ id, at }) => ({
        rooms: [room.user(id)],
        changed: { kind: 'notices', id, version: at.getTime() },
      })),
    ]
  }
}
