import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Meilisearch } from 'meilisearch'
import { writeSearchTexts } from '../../server/discovery/discovery.entry.ts'
import { indexNames } from '../../server/discovery/meili/settings.ts'
import { wordFilter } from '../../server/discovery/meili/word-filter.rules.ts'
import { literally } from '../../server/discovery/words.contract.ts'
import { type Composed, compose } from '../../server/http/compose.ts'
import { enqueue } from '../../server/outbox/outbox.entry.ts'
import { type Db, openDb } from '../../server/platform/db.ts'
import { readEnv } from '../../server/platform/env.ts'
import { createLog } from '../../server/platform/log.ts'
import { asked } from './asked.ts'
import { type Bench, percentile, rounded } from './figure.ts'
import { freePort } from './free-port.ts'
import { benchListings, settleListings } from './listings.ts'
import { searches } from './queries.ts'
import { address } from './search.bench.ts'
import { withTemporaryDatabase } from './temporary-database.ts'

type Told = Parameters<Bench>[0]

/**
 * What searchers notice of a Meilisearch that is killed, hangs and comes back, and how soon a change is found: eight clients
 * all the while. Starts and kills an engine of its own. Options: --binary=<path to meilisearch>, --listings=20000.
 */
export const bench: Bench = async ({ databaseUrl, options, tell, say }) => {
  const given = (name: string, otherwise: string) =>
    options.find((option) => option.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise
  const engine = createEngine(given('binary', 'meilisearch'), await freePort())
  await engine.start()
  try {
    await withTemporaryDatabase(databaseUrl, async (url) => {
      const db = openDb(url, { max: 10 })
      await settleListings(db, benchListings(Number(given('listings', '20000'))))
      await writeSearchTexts(db, 'all')
      await db.$executeRaw`vacuum analyze provider`
      const site = await siteOn(db, url, engine.url)
      try {
        await measure({ db, site, engine, tell, say })
      } finally {
        await site.close()
        await db.$disconnect()
      }
    })
  } finally {
    await engine.remove()
  }
}

type Given = { db: Db; site: Composed; engine: Engine } & Pick<Told, 'tell' | 'say'>

async function measure(given: Given): Promise<void> {
  const { site, engine, say } = given
  const filling = performance.now()
  await until(() => answersWith(site.url, 'meilisearch'), 900_000)
  figure(given, 'filled in the background: s', (performance.now() - filling) / 1_000, 1)
  await load(given, 'all is well', async () => {})
  await freshness(given, 'meilisearch', 'all is well')
  await freshness(given, 'whoever answers', 'all is well')
  await load(given, 'killed', engine.kill)
  say(JSON.stringify(await ready(site.url)))
  await freshness(given, 'whoever answers', 'while it is away')
  await back(given, 'started again', engine.start)
  await load(given, 'hangs', engine.hang)
  say(JSON.stringify(await ready(site.url)))
  await back(given, 'goes on', engine.goOn)
  await killedWhileWriting(given)
}

const figure = ({ tell }: Pick<Given, 'tell'>, metric: string, value: number, n: number) =>
  tell({ engine: 'meilisearch', metric, value: rounded(value), n })

/** Five seconds of eight clients, into which the mishap falls after the first. */
async function load({ site, tell, say }: Given, name: string, mishap: () => Promise<void>): Promise<void> {
  const inputs = Object.values(searches()).flat()
  const urls = inputs.map((input) => address(site.url, 'discovery.search', input))
  const running = asked({ urls, clients: 8, milliseconds: 5_000, warmUp: 500 })
  await wait(1_500)
  await mishap()
  const { milliseconds, failed } = await running
  const sorted = milliseconds.sort((a, b) => a - b)
  figure({ tell }, `${name}: failed searches`, failed, sorted.length)
  figure({ tell }, `${name}: requests/s`, sorted.length / 5, sorted.length)
  figure({ tell }, `${name}: p50 ms`, percentile(sorted, 0.5), sorted.length)
  figure({ tell }, `${name}: p99 ms`, percentile(sorted, 0.99), sorted.length)
  figure({ tell }, `${name}: longest ms`, sorted.at(-1) ?? 0, sorted.length)
  say(`${name}: ${sorted.length} searches`)
}

async function back(given: Given, name: string, mend: () => Promise<void>): Promise<void> {
  const begun = performance.now()
  await mend()
  await until(async () => (await ready(given.site.url)).search?.state === 'ok', 60_000)
  figure(given, `${name}: answers again after ms`, performance.now() - begun, 1)
}

/** From the commit of a new name until a search by it finds its provider, while others are renamed as well. */
async function freshness(given: Given, engine: string, name: string): Promise<void> {
  const ids = await someIds(given.db, 60)
  const times: number[] = []
  const rename = async (id: string, at: number) => {
    const word = await renamed(given.db, id, name, at)
    const committed = performance.now()
    await until(
      () => (engine === 'meilisearch' ? isIn(given, word, id) : isFound(given.site.url, word, id)),
      60_000,
    )
    times.push(performance.now() - committed)
  }
  for (let at = 0; at < ids.length; at += 4)
    await Promise.all(ids.slice(at, at + 4).map((id, beside) => rename(id, at + beside)))
  const sorted = times.sort((a, b) => a - b)
  const metric = (what: string, value: number) =>
    given.tell({
      engine,
      metric: `commit to found, ${name}: ${what}`,
      value: rounded(value),
      n: sorted.length,
    })
  metric('p50 ms', percentile(sorted, 0.5))
  metric('p99 ms', percentile(sorted, 0.99))
}

/** Many changes, and the engine is killed among them: after its return every one of them is found in it. */
async function killedWhileWriting(given: Given): Promise<void> {
  const ids = await someIds(given.db, 300)
  const words: string[] = []
  for (const [at, id] of ids.entries()) {
    words.push(await renamed(given.db, id, 'killed while writing', at))
    if (at === 150) await given.engine.kill()
  }
  await wait(1_000)
  const begun = performance.now()
  await given.engine.start()
  const missing = new Set(ids.keys())
  await until(async () => {
    for (const at of missing) if (await isIn(given, words[at] ?? '', ids[at] ?? '')) missing.delete(at)
    return missing.size === 0
  }, 60_000).catch(() => {})
  figure(given, 'killed while writing: changes lost', missing.size, ids.length)
  figure(given, 'killed while writing: all found after s', (performance.now() - begun) / 1_000, ids.length)
}

/** A name nobody else has, committed with its outbox row. */
async function renamed(db: Db, id: string, round: string, at: number): Promise<string> {
  const word = `新名${round.length}第${at}家${id.slice(-6)}`
  await db.$transaction(async (tx) => {
    await tx.provider.update({ where: { id }, data: { name: `示例${word}` } })
    await enqueue(tx, 'listing', { providerId: id })
  })
  return word
}

async function someIds(db: Db, count: number): Promise<string[]> {
  const rows = await db.$queryRaw<
    { id: string }[]
  >`select id::text from provider order by md5(id::text) limit ${count}`
  return rows.map(({ id }) => id)
}

async function answersWith(site: string, engine: string): Promise<boolean> {
  const answer = await (await fetch(address(site, 'discovery.search', { q: '养老院' }))).text()
  return answer.includes(`"engine":"${engine}"`)
}

async function isFound(site: string, q: string, id: string): Promise<boolean> {
  return (await (await fetch(address(site, 'discovery.search', { q }))).text()).includes(id)
}

/** Asks the engine itself: under load others may answer for it. */
async function isIn({ engine }: Given, word: string, id: string): Promise<boolean> {
  const index = new Meilisearch({ host: engine.url }).index<{ provider: string }>(
    indexNames('providers').live,
  )
  const { hits } = await index.search('', { filter: wordFilter(literally(word)) })
  return hits.some(({ provider }) => provider === id)
}

async function ready(site: string): Promise<{ search?: { state: string } }> {
  return (await fetch(`${site}/readyz`)).json()
}

async function siteOn(db: Db, url: string, meiliUrl: string): Promise<Composed> {
  const port = await freePort()
  const env = readEnv({
    ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: tmpdir(), DATABASE_URL: url, PORT: String(port) },
    ...{ APP_URL: `http://127.0.0.1:${port}`, SESSION_SECRET: 'a-secret-of-the-bench-and-of-nobody-else' },
    MEILI_URL: meiliUrl,
  })
  const site = await compose({
    env,
    db,
    databaseUrl: url,
    log: createLog({ level: 'silent' }),
    pages: 'none',
  })
  await site.listen()
  return site
}

type Engine = ReturnType<typeof createEngine>

function createEngine(binary: string, port: number) {
  const folder = mkdtempSync(join(tmpdir(), 'search-outage-'))
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  const start = async () => {
    const args = ['--http-addr', `127.0.0.1:${port}`, '--db-path', join(folder, 'data'), '--no-analytics']
    // It clears as much memory before every batch; see docs/search-server.md.
    args.push('--max-indexing-memory', '100Mb', '--max-indexing-threads', '1')
    child = spawn(binary, args, { stdio: 'ignore', cwd: folder })
    await until(async () => (await fetch(`${url}/health`)).ok, 30_000)
  }
  const kill = async () => {
    const ended = new Promise((resolve) => child?.once('exit', resolve))
    child?.kill('SIGKILL')
    await ended
  }
  return {
    url,
    start,
    kill,
    hang: async () => void child?.kill('SIGSTOP'),
    goOn: async () => void child?.kill('SIGCONT'),
    async remove() {
      if (child?.exitCode === null && child.signalCode === null) await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function until(is: () => Promise<boolean>, atMost: number): Promise<void> {
  const end = performance.now() + atMost
  while (!(await is().catch(() => false))) {
    if (performance.now() > end) throw new Error(`not so within ${atMost} ms`)
    await wait(5)
  }
}
