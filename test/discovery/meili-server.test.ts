import { Meilisearch } from 'meilisearch'
import { pino } from 'pino'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { createSearch } from '../../server/discovery/create-search.ts'
import { searchInput } from '../../server/discovery/discovery.contract.ts'
import { refreshListing, writeSearchTexts } from '../../server/discovery/discovery.entry.ts'
import { connect } from '../../server/discovery/meili/connect.ts'
import { indexNames } from '../../server/discovery/meili/settings.ts'
import { done } from '../../server/discovery/meili/tasks.ts'
import { createMeiliSearch } from '../../server/discovery/meili-search.ts'
import { rebuild } from '../../server/discovery/rebuild.ts'
import { enqueue } from '../../server/outbox/outbox.entry.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { deliver } from '../support/deliver.ts'
import { testCtx } from '../support/world.ts'
import { meiliKey, meiliUrl, ownPrefix } from './real-meilisearch.ts'
import { settleTown } from './town.ts'

const { db } = await testDatabase()
const town = await settleTown(db, 60)
await writeSearchTexts(db, 'all')
const clock = movableClock()
const log = pino({ level: 'silent' })
const ids = [...town.keys()]

/** Renames with the outbox row, as a use case does, and delivers it. */
async function rename(search: ReturnType<typeof createMeiliSearch>, id: string, name: string): Promise<void> {
  const ctx = testCtx(db, clock, undefined, { ports: { ...testCtx(db, clock).ports, search } })
  await db.provider.update({ where: { id }, data: { name } })
  await enqueue(db, 'listing', { providerId: id })
  const rows = await db.outbox.findMany({
    where: { deliveredAt: null, payload: { path: ['providerId'], equals: id } },
  })
  const listing = ({ providerId }: { providerId: string }) => refreshListing(ctx, providerId)
  for (const row of rows) await deliver(ctx, { listing } as never, row.id)
}

const find = async (search: ReturnType<typeof createMeiliSearch>, q: string) =>
  (await search.search(searchInput.parse({ q }), 100)).ids

test('an engine that is not there is not healthy, fails to search, and says so to whoever writes', async () => {
  const gone = createMeiliSearch({ url: 'http://127.0.0.1:9', db, clock, log })
  await expect(gone.healthy()).resolves.toBe(false)
  await expect(find(gone, '枫林')).rejects.toThrow()
  await expect(gone.remove(['a'])).rejects.toThrow()
})

test('without an engine of its own a rebuild rewrites search texts and has every process read anew', async () => {
  const search = createSearch({ env: {}, db, log, clock })
  await db.$executeRaw`update provider set search_text = ''`
  const told: unknown[] = []
  const { texts } = await rebuild({ db, ports: { search } }, (part, progress) => told.push([part, progress]))
  expect(texts).toBe(60)
  expect(told).toEqual([['texts', { done: 60, total: 60 }]])
  const rows = await db.outbox.findMany({ where: { topic: 'reindex' } })
  expect(rows).toHaveLength(1)
})

/** Only where the environment names a server. */
const servers = meiliUrl ? [meiliUrl] : []

describe.each(servers)('a real server at %s', (url) => {
  const server = new Meilisearch({ host: url, ...(meiliKey && { apiKey: meiliKey }) })
  const open = (prefix: string) => createMeiliSearch({ url, key: meiliKey, prefix, db, clock, log })

  test('before it is filled it fails, then it shows how far it is, and answers', async () => {
    const search = open(ownPrefix())
    await expect(find(search, '枫林')).rejects.toThrow('no complete search index')
    const told: unknown[] = []
    await search.rebuild?.((progress) => told.push(progress))
    expect(told.at(0)).toEqual({ done: 0, total: 60 })
    expect(told.at(-1)).toEqual({ done: 60, total: 60 })
    expect((await find(search, '枫林')).length).toBeGreaterThan(5)
  })

  test('nothing that changes while it is filled is lost, and it answers all the while', async () => {
    const search = open(ownPrefix())
    await search.rebuild?.()
    let filling = true
    const filled = (search.rebuild?.() ?? Promise.resolve()).finally(() => {
      filling = false
    })
    const renamed: string[] = []
    for (let at = 0; filling || at < 5; at += 1) {
      const id = ids[at % ids.length] ?? ''
      const name = `示例·第${at}次改名`
      await rename(search, id, name)
      renamed[at % ids.length] = name
      expect((await find(search, '')).length).toBe(60)
    }
    await filled
    for (const [at, name] of renamed.entries()) expect(await find(search, name)).toEqual([ids[at]])
  })

  test('of two that fill at once one does it', async () => {
    const prefix = ownPrefix()
    const both = await Promise.allSettled([open(prefix).rebuild?.(), open(prefix).rebuild?.()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('wiped, it is noticed and filled again; what an older release left behind goes', async () => {
    const prefix = ownPrefix()
    await server.createIndex(`${prefix}-00000000`).waitTask()
    const search = open(prefix)
    const care = search.open?.()
    if (care) afterAll(care.stop)
    const answers = () =>
      vi.waitFor(async () => expect(await find(search, '')).toHaveLength(60), { timeout: 15_000 })
    await answers()
    const uids = async () => (await server.getRawIndexes({ limit: 1_000 })).results.map(({ uid }) => uid)
    await vi.waitFor(async () => expect(await uids()).not.toContain(`${prefix}-00000000`), { timeout: 5_000 })
    await server.deleteIndex(indexNames(prefix).live).waitTask()
    await expect(find(search, '')).rejects.toThrow()
    await answers()
    await server.index(indexNames(prefix).live).deleteAllDocuments().waitTask()
    await answers()
  })

  test('who is gone is not found, and who has fewer sites is found where it still is', async () => {
    const search = open(ownPrefix())
    await search.rebuild?.()
    const { id } = await db.provider.create({
      data: {
        kind: 'meals',
        name: '示例·白果食堂',
        sites: { create: [place('徐汇区', 31.2), place('静安区', 31.3)] },
      },
    })
    await rename(search, id, '示例·银杏食堂')
    const near = (lat: number) => searchInput.parse({ q: '银杏', near: { lat, lng: 121.4 }, within: 1_000 })
    expect((await search.search(near(31.3), 20)).ids).toEqual([id])
    await db.site.deleteMany({ where: { providerId: id, district: '静安区' } })
    await rename(search, id, '示例·银杏食堂')
    expect((await search.search(near(31.3), 20)).total).toBe(0)
    expect((await search.search(near(31.2), 20)).ids).toEqual([id])
    await db.site.deleteMany({ where: { providerId: id } })
    await db.provider.delete({ where: { id } })
    await search.remove([id])
    expect(await find(search, '银杏')).toEqual([])
  })

  test('what it took and could not do is told with its own code', async () => {
    const { live } = indexNames(ownPrefix())
    await done(server, server.createIndex(live))
    await expect(done(server, server.createIndex(live))).rejects.toMatchObject({
      code: 'index_already_exists',
    })
  })

  test.runIf(meiliKey)(
    'searches ask with a key that may do nothing else, the same one each time',
    async () => {
      const prefix = ownPrefix()
      const [one, other] = await Promise.all([
        connect({ url, key: meiliKey, prefix }),
        connect({ url, key: meiliKey, prefix }),
      ])
      expect(one.asks.config.apiKey).toBe(other.asks.config.apiKey)
      expect(one.asks.config.apiKey).not.toBe(meiliKey)
      await expect(one.asks.createIndex(`${prefix}-00000000`)).rejects.toMatchObject({
        cause: { code: 'invalid_api_key' },
      })
      const scoped = await connect({ url, key: one.asks.config.apiKey, prefix })
      expect(scoped.asks).toBe(scoped.writes)
    },
  )
})

const place = (district: string, lat: number) => ({
  ...{ province: '上海市', city: '上海市', district, addressLine: '示例路 1 号', lat, lng: 121.4 },
})
