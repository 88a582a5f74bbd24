import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { searchInput } from '../../server/discovery/discovery.contract.ts'
import { createSearch, rebuildSearch, refreshListing } from '../../server/discovery/discovery.entry.ts'
import { enqueue } from '../../server/outbox/outbox.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { importer } from '../registry/import-world.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { deliver } from '../support/deliver.ts'
import { buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
await rebuildSearch(testCtx(db, clock))

/** As a process of its own would: an index of its own over the same database. */
async function process() {
  const search = createSearch({ env: {}, db, log: pino({ level: 'silent' }), clock })
  const upkeep = search.open?.()
  afterAll(() => upkeep?.stop())
  await vi.waitFor(() => expect(search.names?.()).not.toBeNull(), { timeout: 15_000 })
  const found = async (q: string) => (await search.search(searchInput.parse({ q }), 20)).ids
  return { search, found }
}
const here = await process()
const elsewhere = await process()
const ctx = testCtx(db, clock, undefined, { ports: { ...testCtx(db, clock).ports, search: here.search } })

/** Renames with the outbox row, as a use case does; the worker of this process delivers it. */
async function rename(id: string, name: string): Promise<void> {
  await db.provider.update({ where: { id }, data: { name } })
  await enqueue(db, 'listing', { providerId: id })
  const { id: row } = await db.outbox.findFirstOrThrow({ where: { deliveredAt: null, topic: 'listing' } })
  const nobody = async () => {}
  const topics = { listing: ({ providerId }: { providerId: string }) => refreshListing(ctx, providerId) }
  await deliver(ctx, { nudge: nobody, notice: nobody, refund: nobody, ...topics } as never, row)
}

test('a change is found at once where it was delivered and soon everywhere else', async () => {
  await rename(world.provider.id, '示例·桂花苑居家养老')
  expect(await here.found('桂花苑')).toEqual([world.provider.id])
  await expect
    .poll(() => elsewhere.found('桂花苑'), { timeout: 3_000, interval: 20 })
    .toEqual([world.provider.id])
  for (const { found } of [here, elsewhere]) expect(await found('安和')).toEqual([])
  // Asked before and remembered: what is new joins it.
  await rename(world.other.provider.id, '示例·桂花苑日间中心')
  expect(await here.found('桂花苑')).toHaveLength(2)
  await expect.poll(() => elsewhere.found('桂花苑'), { timeout: 3_000, interval: 20 }).toHaveLength(2)
})

test('what an import in another process brings is found soon', async () => {
  await importer(db).town('X1,新枫林敬老院,养老院,上海市,徐汇区,示例路 9 号,,20,,')
  await expect.poll(() => here.found('新枫林'), { timeout: 3_000, interval: 20 }).toHaveLength(1)
})

test('what is gone is not found', async () => {
  const { id } = await db.provider.create({ data: { kind: 'meals', name: '示例·白果食堂' } })
  await refreshListing(ctx, id)
  expect(await here.found('白果')).toEqual([id])
  await db.provider.delete({ where: { id } })
  await refreshListing(ctx, id)
  expect(await here.found('白果')).toEqual([])
  await refreshListing(ctx, randomUUID())
})

test('suggestions: services, places and providers, by characters, pinyin, initials and English', async () => {
  const api = createCaller(ctx)
  const { services, places, providers } = await api.discovery.suggest({ q: 'pud' })
  expect({ services, places }).toEqual({ services: [], places: [{ city: '上海市', district: '浦东新区' }] })
  expect(providers).toEqual([])
  for (const q of ['助浴', 'zhuy', 'zy', 'bath']) {
    expect((await api.discovery.suggest({ q })).services[0]).toEqual({ text: '助浴', english: 'bath' })
  }
  for (const q of ['花木日', 'huamur', 'hmrj', 'hua mu ri', '浦东花木']) {
    expect((await api.discovery.suggest({ q })).providers).toMatchObject([
      { id: world.unclaimed.id, name: world.unclaimed.name, place: '上海市 浦东新区' },
    ])
  }
  expect(await api.discovery.suggest({ q: ' ' })).toEqual({ services: [], places: [], providers: [] })
})
