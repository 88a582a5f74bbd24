import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { enqueue } from '../../server/outbox/outbox.entry.ts'
import { inTransaction } from '../../server/platform/db.ts'
import { testDatabase } from '../support/database.ts'
import { put, until, work } from './worker-bench.ts'

const database = await testDatabase()
const { db } = database
const row = (id: string) => db.outbox.findUniqueOrThrow({ where: { id } })

beforeEach(async () => {
  await db.outbox.deleteMany()
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
    await until(async () => (await row(id)).lastError)
    expect(await row(id)).toMatchObject({
      deliveredAt: null,
      attempts: 1,
      lastError: 'Error: the search engine is away',
    })
    await until(async () => (await row(id)).deliveredAt)
    expect(await row(id)).toMatchObject({ attempts: 2, lastError: null })
  })

  test('two workers never have a row at the same time', async () => {
    const heard: string[] = []
    const topics = {
      listing: async ({ providerId }: { providerId: string }) => {
        heard.push(providerId)
        await pause(20)
      },
    }
    await work(database, { topics })
    await work(database, { topics })
    const providers = Array.from({ length: 40 }, () => randomUUID())
    await inTransaction(db, async (tx) => {
      for (const providerId of providers) await enqueue(tx, 'listing', { providerId })
    })
    await until(async () => (await db.outbox.count({ where: { deliveredAt: null } })) === 0)
    expect(heard.toSorted()).toEqual(providers.toSorted())
  })

  test('what one transaction left is begun in the order it was left', async () => {
    const heard: string[] = []
    const providers = Array.from({ length: 20 }, () => randomUUID())
    await inTransaction(db, async (tx) => {
      for (const providerId of providers) await enqueue(tx, 'listing', { providerId })
    })
    await work(database, { topics: { listing: async ({ providerId }) => void heard.push(providerId) } })
    await until(() => heard.length === providers.length)
    expect(heard).toEqual(providers)
  })

  test('one that takes long does not hold up the others', async () => {
    let goOn = () => {}
    const topics = {
      refund: () =>
        new Promise<void>((resolve) => {
          goOn = resolve
        }),
    }
    await work(database, { topics })
    const slow = await put(db, 'refund', { refundId: randomUUID() })
    const quick = await put(db, 'listing', { providerId: randomUUID() })
    await until(async () => (await row(quick)).deliveredAt)
    expect((await row(slow)).deliveredAt).toBeNull()
    goOn()
    await until(async () => (await row(slow)).deliveredAt)
  })

  test('a topic nobody takes is an error, not silence', async () => {
    await work(database)
    const { id } = await db.outbox.create({ data: { topic: 'constructor', payload: {} } })
    await until(async () => (await row(id)).lastError)
    expect((await row(id)).lastError).toContain('nobody takes the topic constructor')
  })

  test('a row that fails again and again is left to a person', async () => {
    let calls = 0
    await work(database, { topics: { listing: async () => void calls++ } })
    const { id } = await db.outbox.create({ data: { topic: 'listing', payload: {}, attempts: 25 } })
    const next = await put(db, 'listing', { providerId: randomUUID() })
    await until(async () => (await row(next)).deliveredAt)
    expect(calls).toBe(1)
    expect(await row(id)).toMatchObject({ deliveredAt: null, attempts: 25 })
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
  })
})

describe('the clock', () => {
  test('asks for everything that is due as soon as it starts, and again each second, whatever failed', async () => {
    let asked = 0
    const onDue = async () => {
      asked += 1
      if (asked === 1) throw new Error('not this time')
    }
    await work(database, { onDue })
    await until(() => asked === 3)
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
