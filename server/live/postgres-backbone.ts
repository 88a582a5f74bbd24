import { setTimeout as pause } from 'node:timers/promises'
import { createAdapter } from '@socket.io/postgres-adapter'
import pg from 'pg'
import { gathering } from '../platform/gathering.ts'
import type { Log } from '../platform/log.ts'
import { type Backbone, underWay } from './backbone.ts'

/** PostgreSQL refuses notifications of 8000 bytes; longer ones go through a table. */
const LONGEST = 7_900
/** The adapter's own statement for many at once, in order. */
const NOTIFY_ALL =
  'select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as said(channel, payload)'
/** What could not be said while the database is away is tried again for so long, in milliseconds. */
const PATIENCE = 60_000
/** The adapter hears its own heartbeat every five seconds; a connection that hears nothing for so long is dead. */
const SILENCE = 15_000

/**
 * Processes hear each other by NOTIFY. The adapter is used as published, behind a pool of ours that mends what it leaves
 * open: its listening connection has no error listener, so that a restart of the database would end the process; it never
 * gives a dead connection back, so that the pool would run dry; and what it can't say it forgets.
 */
export function postgresBackbone({
  connectionString,
  log,
}: {
  connectionString: string
  log: Log
}): Backbone {
  // One connection: what is said first is heard first.
  const pool = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: 5_000 })
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  const speaking = underWay()
  const ear = listening(connectionString)
  let closed = false

  const say = async (text: string, values: unknown[]) => {
    // Whoever asks who is there must hear the answers.
    await ear.listens
    const begun = performance.now()
    for (let wait = 50; ; wait = Math.min(wait * 2, 1_000)) {
      try {
        return await pool.query({ ...(text === NOTIFY_ALL && { name: 'notify-all' }), text, values })
      } catch (error) {
        if (closed || performance.now() - begun > PATIENCE || text !== NOTIFY_ALL) throw error
        await pause(wait)
      }
    }
  }
  // What is said while something is on its way goes together: each statement is a commit of its own, one after the other.
  const notify = gathering<unknown[]>((said) =>
    say(NOTIFY_ALL, [said.map(([channel]) => channel), said.map(([, payload]) => payload)]),
  )
  const front = {
    connect: ear.connect,
    query: (text: string, values: unknown[]) =>
      speaking.add<unknown>(text.includes('pg_notify') ? notify(values) : say(text, values)),
  }
  return {
    name: 'postgres',
    adapter: createAdapter(front as unknown as pg.Pool, {
      payloadThreshold: LONGEST,
      tableName: 'infra.socket_io_attachments',
      errorHandler: (err) => log.warn({ err }, 'other processes could not be told'),
    }),
    said: () => speaking.all(),
    onBack: ear.onBack,
    async close() {
      closed = true
      ear.close()
      await speaking.all()
      await pool.end()
    },
  }
}

/** The connection that listens: none of a pool's, watched, and replaced by the adapter when it ends. */
function listening(connectionString: string) {
  const listeners: ((deafFor: number) => void)[] = []
  let current: pg.Client | undefined
  let heardAt = performance.now()
  let deaf = false
  let begun = () => {}
  const listens = new Promise<void>((resolve) => {
    begun = resolve
  })
  const watch = setInterval(() => {
    // Nothing says that the other end of a cut line is gone.
    if (current && performance.now() - heardAt > SILENCE) drop(current)
  }, SILENCE / 3)
  watch.unref()

  return {
    /** Resolves once it hears for the first time. */
    listens,
    async connect() {
      const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000, keepAlive: true })
      client.on('error', () => {})
      await client.connect()
      current = client
      client.on('notification', () => {
        heardAt = performance.now()
      })
      client.once('end', () => {
        if (current !== client) return
        current = undefined
        deaf = true
      })
      const query = client.query.bind(client) as (text: string) => Promise<unknown>
      const listen = async (text: string) => {
        const answer = await query(text)
        const deafFor = performance.now() - heardAt
        heardAt = performance.now()
        if (deaf) for (const tell of listeners) tell(deafFor)
        deaf = false
        begun()
        return answer
      }
      return Object.assign(client, { query: listen, release: () => void client.end().catch(() => {}) })
    },
    onBack: (listener: (deafFor: number) => void) => void listeners.push(listener),
    close() {
      clearInterval(watch)
      current = undefined
      begun()
    },
  }
}

const drop = (client: pg.Client) =>
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
