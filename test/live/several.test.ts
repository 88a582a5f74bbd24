import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Backbone } from '../../server/live/backbone.ts'
import { postgresBackbone } from '../../server/live/postgres-backbone.ts'
import { redisBackbone } from '../../server/live/redis-backbone.ts'
import { room } from '../../server/live/rooms.contract.ts'
import { createLive } from '../../server/live/socket-server.ts'
import { enqueue, findMissedIn, type OutboxTopics } from '../../server/outbox/outbox.entry.ts'
import { createTopics } from '../../server/outbox/topics.ts'
import { startWorker } from '../../server/outbox/worker.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { until } from '../outbox/worker-bench.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { openBench } from './live-bench.ts'
import { type OpenPage, openPage } from './page.ts'

const log = pino({ level: 'silent' })
const { db, url: databaseUrl } = await testDatabase()
const world = await buildWorld(db, systemClock)
const findMissed = findMissedIn({ db })
const family = [room.family(world.family.id)]

const name = randomUUID()
const { REDIS_URL } = process.env
/** Redis where there is one: `npm test` needs none. */
const ways: [string, () => Backbone][] = [
  ['postgres', () => postgresBackbone({ connectionString: databaseUrl, log })],
  ...(REDIS_URL
    ? [['redis', () => redisBackbone({ url: REDIS_URL, name, log })] satisfies [string, () => Backbone]]
    : []),
]

/** One process that works and has no sockets, and two that have sockets and do not work. */
describe.each(ways)('several processes, by %s', (_, way) => {
  let left: Awaited<ReturnType<typeof openBench>>
  let right: typeof left
  let stop = async () => {}
  const pages: OpenPage[] = []
  const open = (bench: typeof left, cookie: string) => {
    const page = openPage(`http://127.0.0.1:${bench.port}`, { cookie })
    pages.push(page)
    return page
  }
  /** Here, and told what happened just before it was read; from then on it counts. */
  const settled = async (page: OpenPage) => {
    await until(() => page.counts.back + page.counts.behind > 0)
    page.counts.changed = 0
  }

  beforeAll(async () => {
    left = await openBench({ backbone: way(), findMissed })
    right = await openBench({ backbone: way(), findMissed })
    const speaker = createLive({
      ...{ path: '/realtime', appUrl: 'https://yiyou.test', log, now: () => new Date() },
      ...{ viewerFromCookie: async () => ({ kind: 'anonymous' }), recipientFromToken: async () => null },
      ...{ findMissed, backbone: way() },
    })
    const ctx = testCtx(db, systemClock)
    const worker = startWorker({
      ...{ connectionString: databaseUrl, ctx, log, onDue: async () => {} },
      topics: createTopics(ctx, speaker),
    })
    stop = async () => {
      await worker.stop()
      await speaker.close()
    }
    for (const { sessions } of [left, right]) {
      sessions.set('daughter', world.daughter.viewer)
      sessions.set('brother', world.brother.viewer)
      sessions.set('bystander', world.bystander.viewer)
    }
    // They know of each other once they have heard each other.
    await pause(1_000)
  })
  afterEach(() => {
    for (const page of pages.splice(0)) page.close()
  })
  afterAll(async () => {
    await stop()
    await Promise.all([left.close(), right.close()])
  })

  let version = 0
  const nudge = (kind: OutboxTopics['nudge']['kind'] = 'order', rooms = family) =>
    inTransaction(db, (tx) => enqueue(tx, 'nudge', { rooms, kind, id: 'x', version: ++version }))

  test('what one left reaches the pages of all, once each, and nobody else’s', async () => {
    const [sister, brother, stranger] = [
      open(left, 'daughter'),
      open(right, 'brother'),
      open(right, 'bystander'),
    ]
    await Promise.all([sister, brother, stranger].map(settled))
    for (let count = 0; count < 30; count++) await nudge()
    await until(() => sister.counts.changed === 30 && brother.counts.changed === 30)
    expect(stranger.counts.changed).toBe(0)
  })

  test('who has left the family hears nothing more, whichever process has the page', async () => {
    const [sister, brother] = [open(left, 'daughter'), open(right, 'brother')]
    await Promise.all([sister, brother].map(settled))
    for (const { sessions } of [left, right])
      sessions.set('brother', { ...world.brother.viewer, families: [] })
    await nudge('family')
    for (let count = 0; count < 20; count++) await nudge()
    await until(() => sister.counts.changed === 21)
    await pause(50)
    expect(brother.counts.changed).toBe(0)
    for (const { sessions } of [left, right]) sessions.set('brother', world.brother.viewer)
  })

  test('a session that ended is cut off in every process', async () => {
    const page = open(right, 'daughter')
    await settled(page)
    right.sessions.delete('daughter')
    await nudge('session', [room.user(world.daughter.id)])
    await until(() => page.counts.away + page.counts.refused > 0 || !right.live.liveState().sockets)
    right.sessions.set('daughter', world.daughter.viewer)
  })

  test('lines that break while much happens: nothing is missed and nothing told twice', async () => {
    const both = [open(left, 'daughter'), open(right, 'brother')]
    await Promise.all(both.map(settled))
    for (let count = 1; count <= 120; count++) {
      await nudge()
      if (count % 15 === 0) both[count % 2]?.cut()
    }
    await until(() => both.every(({ counts }) => counts.changed === 120))
    await pause(100)
    expect(both.map(({ counts: { changed, behind } }) => [changed, behind])).toEqual([
      [120, 0],
      [120, 0],
    ])
  })

  test('the database restarts meanwhile: nothing is missed and nothing told twice', async () => {
    const both = [open(left, 'daughter'), open(right, 'brother')]
    await Promise.all(both.map(settled))
    const before = await db.outbox.count({ where: { topic: 'nudge' } })
    let over = false
    const happening = (async () => {
      // What can't be written while the database is away has not happened.
      while (!over) await nudge().catch(() => pause(50))
    })()
    await pause(300)
    await restart(databaseUrl)
    await pause(4_000)
    over = true
    await happening
    const left_ = (await db.outbox.count({ where: { topic: 'nudge' } })) - before
    await until(() => both.every(({ counts }) => counts.changed >= left_))
    await pause(200)
    expect(both.map(({ counts }) => counts.changed)).toEqual([left_, left_])
  })
})

/** As everybody connected notices a restart: all connections break, and for a while there are no new ones. */
async function restart(url: string): Promise<void> {
  const at = new URL(url)
  const database = at.pathname.slice(1)
  at.pathname = '/postgres'
  const client = new pg.Client({ connectionString: at.href })
  await client.connect()
  await client.query(`alter database ${database} allow_connections false`)
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database])
  await pause(1_500)
  await client.query(`alter database ${database} allow_connections true`)
  await client.end()
}
