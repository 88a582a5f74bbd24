import { tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { compose } from '../../server/http/compose.ts'
import { room } from '../../server/live/rooms.contract.ts'
import { enqueue } from '../../server/outbox/outbox.entry.ts'
import { inTransaction, openDb } from '../../server/platform/db.ts'
import { readEnv } from '../../server/platform/env.ts'
import { createLog } from '../../server/platform/log.ts'

/** What whoever measures may ask of one of the processes that are measured. */
export type Asked =
  | { what: 'held' }
  | { what: 'happen'; families: readonly string[]; perSecond: number; seconds: number }
export type Answered =
  | { what: 'ready' }
  | { what: 'held'; bytes: number }
  | { what: 'happened'; events: readonly Event[] }
/** When it was committed, in milliseconds of the machine's clock. */
export type Event = { readonly id: string; readonly familyId: string; readonly committedAt: number }

export const now = () => performance.timeOrigin + performance.now()

/** One whole server without pages, that makes orders change when told to; run by the bench. */
async function main([databaseUrl = '', port = '', secret = '']: string[]): Promise<void> {
  const env = readEnv({
    ...{ NODE_ENV: 'production', PORT: port, APP_URL: `http://127.0.0.1:${port}`, DATA_DIR: tmpdir() },
    ...{ DATABASE_URL: databaseUrl, SESSION_SECRET: secret, LOG_LEVEL: 'warn', LIVE: 'postgres' },
  })
  const db = openDb(databaseUrl, { max: 10 })
  const server = await compose({ env, db, databaseUrl, log: createLog({ level: 'warn' }), pages: 'none' })
  await server.listen()
  const answer = (said: Answered) => void process.send?.(said)
  process.on('message', async (asked: Asked) => {
    if (asked.what === 'held') {
      globalThis.gc?.()
      answer({ what: 'held', bytes: process.memoryUsage().rss })
    } else {
      answer({ what: 'happened', events: await happen(db, asked) })
    }
  })
  process.on('disconnect', () => process.exit())
  answer({ what: 'ready' })
}

/** Connections that write. */
const AT_ONCE = 8

/**
 * So many times a second, one row of a family changes and leaves the nudge an order leaves, in one transaction. Evenly, as
 * long as the machine keeps up.
 */
async function happen(
  db: ReturnType<typeof openDb>,
  { families, perSecond, seconds }: Extract<Asked, { what: 'happen' }>,
): Promise<Event[]> {
  const events: Event[] = []
  let next = 0
  const begun = performance.now()
  const one = async (number: number) => {
    const id = crypto.randomUUID()
    const familyId = families[number % families.length] ?? ''
    await inTransaction(db, async (tx) => {
      await tx.$executeRaw`update family set name = name where id = ${familyId}::uuid`
      const rooms = [room.family(familyId), room.provider(id), room.recipient(id)]
      await enqueue(tx, 'nudge', { rooms, kind: 'order', id, version: number })
    })
    events.push({ id, familyId, committedAt: now() })
  }
  const work = async () => {
    for (let number = next++; number < perSecond * seconds; number = next++) {
      const early = begun + (number * 1_000) / perSecond - performance.now()
      if (early > 1) await pause(early)
      await one(number)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return events
}

if (process.send) void main(process.argv.slice(2))
