import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Clock } from '../kernel/clock.ts'
import type { Log } from '../platform/log.ts'
import { plainFailure } from '../platform/plain-error.ts'
import { onBell } from './bell.ts'
import { type Ended, type Taken, takeTurn } from './take-turn.ts'

export type RowTaker = {
  /** Milliseconds since the outbox was last looked into with success. */
  silence(): number
  /** Takes no further row, lets deliveries under way end, and writes down how they did. */
  stop(): Promise<void>
}

/** The most rows delivered at once: what a busy moment leaves within GATHER, so that no nudge waits for a second turn. */
const ROOM = 32
/** Milliseconds in which what was left and what was delivered gathers, so that one turn serves many. */
const GATHER = 20
/** What other processes left, what failed and is due again, and what a dead worker had is found by looking. */
const POLL = 500
/** How long a worker that stops goes on trying to write down what it has delivered. */
const LAST_WORDS = 2_000

/**
 * Takes rows out of the outbox until stopped and hands each to `deliver`. The database may go away and come back: then
 * deliveries are written down late, or done again.
 */
export function takeRows({
  connectionString,
  clock,
  deliver,
  log,
}: {
  connectionString: string
  clock: Clock
  deliver: (row: Taken) => Promise<unknown>
  log: Log
}): RowTaker {
  const pool = turnPool(connectionString)
  const ended: Ended[] = []
  let inHand = 0
  let lookedAt = performance.now()
  let stopping = false
  let rung = false
  let wake = () => {}
  const ring = () => {
    rung = true
    wake()
  }
  const silent = onBell(ring)

  const begin = async (row: Taken) => {
    inHand += 1
    try {
      await deliver(row)
      ended.push({ id: row.id, error: null })
    } catch (error) {
      log.warn({ err: error, topic: row.topic, id: row.id }, 'an outbox row could not be delivered')
      ended.push({ id: row.id, error: plainFailure(error) })
    }
    inHand -= 1
    ring()
  }
  /** Whether more may be waiting than could be taken. */
  const turn = async (): Promise<boolean> => {
    rung = false
    const told = ended.splice(0)
    try {
      const room = stopping ? 0 : ROOM - inHand
      const rows = await takeTurn(pool, { ended: told, room, now: clock.now() })
      lookedAt = performance.now()
      for (const row of rows) void begin(row)
      return rows.length > 0 && rows.length === room
    } catch (error) {
      ended.unshift(...told)
      throw error
    }
  }
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
      if (rung) wake()
    })
  const work = async () => {
    let failing = 0
    while (!stopping || inHand > 0 || ended.length > 0) {
      try {
        const more = ended.length > 0 || (inHand < ROOM && !stopping) ? await turn() : false
        failing = 0
        if (more) continue
        await rest()
        await pause(GATHER)
      } catch (error) {
        log.warn({ err: error }, 'the outbox could not be looked into')
        failing += POLL
        if (stopping && inHand === 0 && failing > LAST_WORDS) return
        await pause(POLL)
      }
    }
  }
  const working = work()

  return {
    silence: () => performance.now() - lookedAt,
    async stop() {
      stopping = true
      ring()
      await working
      silent()
      await pool.end()
    },
  }
}

/**
 * A connection of the worker's own. What it writes need not reach the disk before it goes on: a stamp lost in a crash of the
 * database is a row delivered twice, and deliveries are harmless twice. A restart of the database breaks the connection
 * without warning; the next turn opens a new one, so nobody has to hear of it.
 */
function turnPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: 1,
    connectionTimeoutMillis: 5_000,
    options: '-c synchronous_commit=off',
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return pool
}
