import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { createSearch } from '../../server/discovery/discovery.entry.ts'
import type { SearchPort } from '../../server/discovery/search-port.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { importer } from '../registry/import-world.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testCtx } from '../support/world.ts'
import { realMeilisearch } from './real-meilisearch.ts'
import { drawnQueries, unseenQueries } from './relevance-drawn.ts'
import { type Judged, judgedQueries } from './relevance-queries.ts'
import { typedQueries } from './relevance-typed.ts'

const FILE = 'cn_shanghai_eldercare_2024.csv'
const whole = existsSync(resolve(import.meta.dirname, '../../../shared/data', FILE))

const { db } = await testDatabase()
const clock = movableClock()
await importer(db).real('shanghai-eldercare', FILE)
const search = createSearch({ env: {}, db, log: pino({ level: 'silent' }), clock })
const upkeep = search.open?.()
afterAll(() => upkeep?.stop())
await vi.waitFor(() => expect(search.names?.()).not.toBeNull(), { timeout: 15_000 })
/** Whoever finds, understanding is the same: that of the names in memory. */
const engines: Record<string, SearchPort> = { embedded: search }
for (const [name, make] of Object.entries(realMeilisearch(db)))
  engines[name] = { ...search, ...(await make(clock)) }
const apiOf = (search: SearchPort) =>
  createCaller(testCtx(db, clock, undefined, { ports: { ...testCtx(db, clock).ports, search } }))

type Api = ReturnType<typeof createCaller>

const providers = await db.provider.findMany({ select: { id: true, name: true, kind: true, sites: true } })
const byId = new Map(providers.map((provider) => [provider.id, provider]))
const existing = new Set(providers.map(({ name }) => name))

/** Where the right ones stand among the first three, and how many of them there could be. */
async function judge(api: Api, { q, names, like, nothing }: Judged) {
  const { hits, total } = await api.discovery.search({ q })
  const top = hits.slice(0, 3)
  if (nothing) return { q, top, possible: 1, right: total === 0 ? 1 : 0, first: total === 0 ? 1 : 0 }
  const isRight = (id: string) => {
    const one = byId.get(id)
    if (!one) return false
    if (names) return names.includes(one.name)
    return (
      (!like?.kind || one.kind === like.kind) &&
      (!like?.district || one.sites.some(({ district }) => district === like.district)) &&
      (!like?.name || like.name.test(one.name))
    )
  }
  const possible = names
    ? names.filter((name) => existing.has(name)).length
    : Math.min(3, providers.filter(({ id }) => isRight(id)).length)
  const ranks = hits.flatMap(({ id }, at) => (isRight(id) ? [at + 1] : []))
  const right = names
    ? new Set(top.flatMap(({ id, name }) => (isRight(id) ? [name] : []))).size
    : ranks.filter((rank) => rank <= 3).length
  return { q, top, possible, right, first: ranks[0] ? 1 / ranks[0] : 0 }
}

/** Prints what came, and gives how well: over those queries whose listings the file has. */
async function judgeAll(engine: string, called: string, queries: readonly Judged[]) {
  const api = apiOf(engines[engine]!)
  const all = []
  for (const query of queries) all.push(await judge(api, query))
  // The small file that is used where the registry is not at hand has few of the listings that are asked for.
  const judged = all.filter(({ possible }) => possible > 0)
  const recall = judged.reduce((sum, { right, possible }) => sum + right / possible, 0) / judged.length
  const mrr = judged.reduce((sum, { first }) => sum + first, 0) / judged.length
  const missed = judged.filter(({ right, possible }) => right < possible)
  process.stdout.write(
    `relevance, ${engine}, ${called}: ${judged.length} of ${queries.length} queries on ${whole ? 'the registry' : 'the small file'}, ` +
      `recall@3 ${recall.toFixed(3)}, MRR ${mrr.toFixed(3)}\n` +
      missed.map(({ q, top }) => `  missed ${q}: ${top.map(({ name }) => name).join(' | ')}\n`).join(''),
  )
  return { judged: judged.length, recall, mrr }
}

for (const engine of Object.keys(engines)) {
  test(`${engine}: what families type brings what they mean among the first three`, async () => {
    const written = await judgeAll(engine, 'written along with the search', judgedQueries)
    const typed = await judgeAll(engine, 'as it is typed on a phone', typedQueries)
    if (whole) expect(written.judged + typed.judged).toBeGreaterThanOrEqual(130)
    for (const { recall, mrr } of [written, typed]) {
      expect(recall).toBeGreaterThanOrEqual(whole ? 0.95 : 0.8)
      expect(mrr).toBeGreaterThanOrEqual(whole ? 0.95 : 0.8)
    }
  })

  test(`${engine}: so do queries that were written before anybody saw what they find`, async () => {
    const drawn = await judgeAll(engine, 'drawn by lot', drawnQueries)
    const unseen = await judgeAll(engine, 'drawn by lot and never tuned for', unseenQueries)
    for (const { recall, mrr } of [drawn, unseen]) {
      expect(recall).toBeGreaterThanOrEqual(whole ? 0.85 : 0.5)
      expect(mrr).toBeGreaterThanOrEqual(whole ? 0.85 : 0.5)
    }
  })
}
