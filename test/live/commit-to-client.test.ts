import { afterAll, expect, test } from 'vitest'
import { type Changed, room } from '../../server/live/rooms.contract.ts'
import { enqueue } from '../../server/outbox/outbox.entry.ts'
import { createTopics } from '../../server/outbox/topics.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { until, work } from '../outbox/worker-bench.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { buildWorld, testCtx } from '../support/world.ts'
import { connected, openBench, withCookie } from './live-bench.ts'

const database = await testDatabase()
const { db } = database
const clock = movableClock()
const world = await buildWorld(db, clock)
const bench = await openBench()
afterAll(() => bench.close())
bench.sessions.set('daughter', world.daughter.viewer)
bench.sessions.set('bystander', world.bystander.viewer)
const topics = createTopics(testCtx(db, clock), bench.live)

const nudge = (changed: Changed & { kind: 'order' | 'family' }, rooms: string[]) =>
  inTransaction(db, (tx) => enqueue(tx, 'nudge', { ...changed, rooms }))

test('what commits reaches the open page; what rolls back does not', async () => {
  await work(database, { topics })
  const daughter = bench.listen(withCookie('daughter'))
  const bystander = bench.listen(withCookie('bystander'))
  await Promise.all([connected(daughter), connected(bystander)])

  const rooms = [room.family(world.family.id)]
  const undone = inTransaction(db, async (tx) => {
    await enqueue(tx, 'nudge', { kind: 'order', id: 'never', version: 1, rooms })
    throw new Error('no')
  })
  await expect(undone).rejects.toThrow('no')
  const waits: number[] = []
  for (let version = 1; version <= 20; version++) {
    await nudge({ kind: 'order', id: 'order', version }, rooms)
    const committedAt = performance.now()
    await until(() => daughter.heard.length === version)
    waits.push(performance.now() - committedAt)
  }
  expect(daughter.heard.map(({ version }) => version)).toEqual(waits.map((_, index) => index + 1))
  expect(bystander.heard).toEqual([])
  // A page that shows another's move after a second still feels alive.
  expect(waits.sort((a, b) => a - b)[10]).toBeLessThan(1_000)
})

test('who joins a family hears of it without reloading', async () => {
  await work(database, { topics })
  const bystander = bench.listen(withCookie('bystander'))
  await connected(bystander)
  const { family } = world
  bench.sessions.set('bystander', {
    ...world.bystander.viewer,
    families: [{ id: family.id, name: family.name, role: 'member' }],
  })
  await nudge({ kind: 'family', id: family.id, version: 1 }, [
    room.family(family.id),
    room.user(world.bystander.id),
  ])
  await until(() => bystander.heard.length === 1)
  await nudge({ kind: 'order', id: 'order', version: 2 }, [room.family(family.id)])
  await until(() => bystander.heard.length === 2)
})
