import type { Db, Tx } from '../platform/db.ts'
import { hashOf } from './record-event.ts'

/** The event a mutation with this idempotency key has already written, if any. */
export const findEventByKey = (db: Db | Tx, key: string) =>
  db.event.findUnique({
    where: { key },
    select: { stream: true, subjectId: true, transition: true, actorId: true },
  })

/** Walks a stream's hash chain; gives the position of the first event that was altered, or null when whole. */
export async function verifyChain(db: Db | Tx, stream: string): Promise<number | null> {
  const events = await db.event.findMany({ where: { stream }, orderBy: { position: 'asc' } })
  let hash = ''
  let position = 0
  for (const event of events) {
    position += 1
    if (event.position !== position || event.prevHash !== hash || event.hash !== hashOf(event))
      return position
    hash = event.hash
  }
  return null
}
