import { type Db, readRows, type Tx } from '../platform/db.ts'
import { Prisma } from '../platform/prisma/client.ts'
import { hashOf, wordsHold } from './record-event.ts'

/** The event a mutation with this idempotency key has already written, if any. */
export const findEventByKey = (db: Db | Tx, key: string) =>
  db.event.findUnique({
    where: { key },
    select: { stream: true, subjectId: true, transition: true, actorId: true },
  })

/** What a timeline tells of one event. */
export type Told = {
  readonly position: number
  readonly subject: string
  readonly transition: string
  readonly toState: string
  readonly actorKind: string
  readonly actorName: string
  readonly reason: string
  readonly at: Date
  readonly data: Record<string, unknown>
}

/** A stream's events in order: one statement. */
export const findTimeline = (db: Db | Tx, stream: string): Promise<Told[]> =>
  readRows<Told>(
    db,
    Prisma.sql`
      select position, subject, transition, to_state as "toState", actor_kind as "actorKind", actor_name as "actorName",
        reason, at, data
      from event where stream = ${stream} order by position`,
  )

/** Walks a stream's hash chain; gives the position of the first event that was altered, or null when whole. */
export async function verifyChain(db: Db | Tx, stream: string): Promise<number | null> {
  const events = await db.event.findMany({ where: { stream }, orderBy: { position: 'asc' } })
  let hash = ''
  let position = 0
  for (const event of events) {
    position += 1
    const holds = event.hash === hashOf(event) && wordsHold(event)
    if (event.position !== position || event.prevHash !== hash || !holds) return position
    hash = event.hash
  }
  return null
}
