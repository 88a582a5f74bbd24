import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { after } from '../../server/kernel/clock.ts'
import { deliver } from '../../server/outbox/deliver.ts'
import { enqueue, wakeClock } from '../../server/outbox/outbox.entry.ts'
import { readdLostJobs } from '../../server/outbox/sweep.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { testDatabase } from '../support/database.ts'
import { nothing } from './topics-bench.ts'
import { put, until, work } from './worker-bench.ts'

const database = await testDatabase()
const { db } = database
const row = (id: string) => db.outbox.findUniqueOrThrow({ where: { id } })
const jobs = () => db.$queryRaw<{ key: string | null }[]>`select key from graphile_worker.jobs order by id`

beforeEach(async () => {
  await db.outbox.deleteMany()
  await db.$executeRaw`delete from graphile_worker._private_jobs`
})

describe('delivery', () => {
  test('what commits is delivered and stamped; what rolls back never was', async () => {
    const heard: string[] = []
    await work(database, { topics: { listing: async ({ providerId }) => void heard.push(providerId) } })
    const undone = inTransaction(db, async (tx) => {
      await enqueue(tx, 'listing', { providerId: 'rolled back' })
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    const id = await put(db, 'listing', { providerId: 'committed' })
    await until(async () => (await row(id)).deliveredAt)
    expect(heard).toEqual(['committed'])
    expect(await row(id)).toMatchObject({ attempts: 1, lastError: null })
    await until(async () => (await jobs()).length === 0)
  })

  test('a refusal is noted and tried again', async () => {
    let tries = 0
    const topics = {
      listing: async () => {
        tries += 1
        if (tries === 1) throw new Error('the search engine is away')
      },
    }
    await work(database, { topics })
    const id = await put(db, 'listing', { providerId: randomUUID() })
    await until(async () => (await row(id)).attempts === 1)
    expect(await row(id)).toMatchObject({ deliveredAt: null, lastError: 'Error: the search engine is away' })
    await until(async () => (await row(id)).deliveredAt)
    expect(await row(id)).toMatchObject({ attempts: 2, lastError: null })
  })

  test('a row delivered before is left alone', async () => {
    const id = await put(db, 'listing', { providerId: randomUUID() })
    let calls = 0
    const topics = { ...nothing, listing: async () => void calls++ }
    const ctx = { db, clock: systemClock }
    await deliver(ctx, topics, id)
    await deliver(ctx, topics, id)
    await deliver(ctx, topics, randomUUID())
    expect(calls).toBe(1)
  })

  test('a topic nobody takes is an error, not silence', async () => {
    const { id } = await db.outbox.create({ data: { topic: 'constructor', payload: {} } })
    await expect(deliver({ db, clock: systemClock }, nothing, id)).rejects.toThrow('nobody takes')
    expect((await row(id)).lastError).toContain('constructor')
  })

  test('a stopping worker finishes what it has begun', async () => {
    let begun = false
    const topics = {
      listing: async () => {
        begun = true
        await pause(300)
      },
    }
    const worker = await work(database, { topics })
    const id = await put(db, 'listing', { providerId: randomUUID() })
    await until(() => begun)
    expect(worker.workerState().state).toBe('ok')
    await worker.stop()
    expect((await row(id)).deliveredAt).not.toBeNull()
    expect(worker.workerState().state).toBe('down')
    expect(await db.workerHeartbeat.count()).toBe(0)
  })
})

describe('the clock', () => {
  const wake = (orderId: string, milliseconds: number | null) =>
    inTransaction(db, (tx) =>
      wakeClock(tx, orderId, milliseconds === null ? null : after(systemClock.now(), milliseconds)),
    )

  test('looks at an order when its time has come, once, at the last time set', async () => {
    const looked: { orderId: string | null; at: number }[] = []
    await work(database, { onDue: async (orderId) => void looked.push({ orderId, at: performance.now() }) })
    const [moved, cancelled] = [randomUUID(), randomUUID()]
    const start = performance.now()
    await wake(moved, 100)
    await wake(cancelled, 100)
    await wake(moved, 1_200)
    await wake(cancelled, null)
    await until(() => looked.some(({ orderId }) => orderId === moved))
    await pause(300)
    const ofOrders = looked.filter(({ orderId }) => orderId !== null)
    expect(ofOrders.map(({ orderId }) => orderId)).toEqual([moved])
    expect(ofOrders[0]!.at - start).toBeGreaterThanOrEqual(1_190)
  })

  test('may set its own alarm again while it rings', async () => {
    const looked: (string | null)[] = []
    const order = randomUUID()
    const onDue = async (orderId: string | null) => {
      if (orderId === null) return
      looked.push(orderId)
      if (looked.length === 1) await wake(order, 50)
    }
    await work(database, { onDue })
    await wake(order, 0)
    await until(() => looked.length === 2)
    await until(async () => (await jobs()).length === 0)
  })

  test('asks for everything that is due as soon as it starts', async () => {
    const looked: (string | null)[] = []
    await work(database, { onDue: async (orderId) => void looked.push(orderId) })
    await until(() => looked.length > 0)
    expect(looked).toEqual([null])
  })
})

describe('the sweep', () => {
  const age = (id: string) =>
    db.$executeRaw`update outbox set created_at = now() - interval '31 seconds' where id = ${id}::uuid`

  test('gives a row that lost its job a new one, and leaves all others', async () => {
    const lost = await put(db, 'listing', { providerId: randomUUID() })
    const waiting = await put(db, 'listing', { providerId: randomUUID() })
    const young = await put(db, 'listing', { providerId: randomUUID() })
    const done = await put(db, 'listing', { providerId: randomUUID() })
    await db.outbox.update({ where: { id: done }, data: { deliveredAt: systemClock.now() } })
    for (const id of [lost, young, done]) {
      await db.$executeRaw`select graphile_worker.remove_job(${`deliver:${id}`})`
    }
    for (const id of [lost, waiting, done]) await age(id)
    expect(await readdLostJobs(db)).toBe(1)
    expect((await jobs()).map(({ key }) => key).sort()).toEqual(
      [`deliver:${lost}`, `deliver:${waiting}`].sort(),
    )
    expect(await readdLostJobs(db)).toBe(0)
  })
})

describe('the database goes away', () => {
  test('and comes back: the worker works on', async () => {
    const heard: string[] = []
    const worker = await work(database, {
      topics: { listing: async ({ providerId }) => void heard.push(providerId) },
    })
    await db.$queryRaw`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`
    await until(() =>
      put(db, 'listing', { providerId: 'after the restart' }).then(
        () => true,
        () => false,
      ),
    )
    await until(() => heard.includes('after the restart'))
    await until(() => worker.workerState().state === 'ok')
  })
})
