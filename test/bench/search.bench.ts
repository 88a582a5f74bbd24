import { randomBytes } from 'node:crypto'
import { loadavg, tmpdir } from 'node:os'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import superjson from 'superjson'
import { writeSearchTexts } from '../../server/discovery/discovery.entry.ts'
import { createPostgresSearch } from '../../server/discovery/postgres-search.ts'
import { compose } from '../../server/http/compose.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { type Db, openDb } from '../../server/platform/db.ts'
import { readEnv } from '../../server/platform/env.ts'
import { createLog } from '../../server/platform/log.ts'
import { migrate } from '../../server/platform/migrations.ts'
import { projectRoot } from '../../server/platform/root.ts'
import { type Bench, percentile, rounded } from './figure.ts'
import { freePort } from './free-port.ts'
import { benchListings, settleListings } from './listings.ts'
import { pageOf, searches, suggestions } from './queries.ts'
import { type Served, serve } from './served.ts'

export { freePort, searches }

/**
 * 100,000 seeded listings in a database of their own, asked for over HTTP through the real procedure, by one client and
 * by eight. Our own index and the search page are measured in the server as it was built, which has to be there; PostgreSQL
 * as an engine in this process. Each figure is the median of some runs. No answer is kept from one search to the next; pages are:
 * those of the queries with a place are all different and so rendered anew ("cold"), the others come again and are
 * remembered ("warm"). Options: --listings=100000 --seconds=4 --repeat=3 --engine=postgres|embedded|page (all without).
 */
export const bench: Bench = async ({ databaseUrl, options, tell, say }) => {
  const given = (name: string, otherwise: string) =>
    options.find((option) => option.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise
  const count = Number(given('listings', '100000'))
  const [seconds, repeat] = [Number(given('seconds', '2')), Number(given('repeat', '3'))]
  const only = given('engine', '')
  const wanted = (engine: string) => only === '' || only === engine
  await withTemporaryDatabase(databaseUrl, async (url) => {
    const db = openDb(url, { max: 10 })
    try {
      say(`Settling ${count} listings`)
      await settleListings(db, benchListings(count))
      await writeSearchTexts(db, 'all')
      await db.$executeRaw`vacuum analyze provider`
      const common = { seconds, repeat, tell, say }
      if (only === 'postgres') await measurePostgres(db, url, common)
      if (wanted('embedded') || wanted('page')) await measureServed(url, wanted, common)
    } finally {
      await db.$disconnect()
    }
  })
}

type Common = { seconds: number; repeat: number } & Pick<Parameters<Bench>[0], 'tell' | 'say'>

async function measureServed(
  url: string,
  wanted: (engine: string) => boolean,
  common: Common,
): Promise<void> {
  const site = await serve(url)
  const { tell } = common
  const asks = searches(DIFFERENT)
  try {
    if (wanted('embedded')) {
      const engine = 'embedded'
      tell({ engine, metric: 'index build ms', value: site.buildMs, n: site.listings })
      const held = await site.held()
      tell({ engine, metric: 'memory of the whole server MB', value: Math.round(held / 1_048_576), n: 1 })
      for (const [name, inputs] of Object.entries(asks))
        await run({
          ...common,
          engine,
          name,
          urls: inputs.map((one) => address(site.url, SEARCH, one)),
          site,
        })
      const urls = suggestions.map((q) => address(site.url, 'discovery.suggest', { q }))
      await run({ ...common, engine, name: 'suggestion', urls, site })
    }
    if (wanted('page')) {
      // As a browser asks for it.
      const headers = { 'accept-encoding': 'gzip', 'accept-language': 'zh-CN' }
      for (const [name, inputs] of Object.entries(asks))
        await run({
          ...{
            ...common,
            engine: 'page',
            name: `${name} (${isCold(inputs) ? 'cold' : 'warm'})`,
            headers,
            site,
          },
          urls: inputs.map((one) => site.url + pageOf(one)),
        })
    }
  } finally {
    await site.close()
  }
}

async function measurePostgres(db: Db, url: string, common: Common): Promise<void> {
  const port = await freePort()
  const env = readEnv({
    ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: tmpdir(), DATABASE_URL: url, PORT: String(port) },
    ...{ APP_URL: `http://127.0.0.1:${port}`, SESSION_SECRET: 'a-secret-of-the-bench-and-of-nobody-else' },
  })
  const search = createPostgresSearch({ db, clock: systemClock })
  const log = createLog({ level: 'silent' })
  const site = await compose({ env, db, databaseUrl: url, log, ports: { search }, pages: 'none' })
  await site.listen()
  try {
    for (const [name, inputs] of Object.entries(searches()))
      await run({
        ...{ ...common, engine: 'postgres', name },
        urls: inputs.map((one) => address(site.url, SEARCH, one)),
      })
  } finally {
    await site.close()
  }
}

/** Whether hardly any of them comes a second time. */
const isCold = (inputs: readonly object[]) =>
  new Set(inputs.map((one) => JSON.stringify(one))).size > inputs.length / 2

const SEARCH = 'discovery.search'
/** More than are asked in a run. */
const DIFFERENT = 20_000
const CLIENTS = [1, 8] as const

type Run = Common & {
  engine: string
  name: string
  urls: readonly string[]
  headers?: Record<string, string>
  /** Where the server is a process of its own. */
  site?: Served
}

async function run({ engine, name, urls, headers, seconds, repeat, site, tell, say }: Run): Promise<void> {
  for (const clients of CLIENTS) {
    const label = `${name}, ${clients} client${clients > 1 ? 's' : ''}`
    const runs: Record<string, number>[] = []
    let n = 0
    for (let time = 0; time < repeat; time += 1) {
      const begun = await site?.used()
      const { milliseconds, failed, all } = await asked({
        ...{ urls, clients, headers, milliseconds: seconds * 1_000, warmUp: 1_000, from: time * 6_007 },
      })
      const ended = await site?.used()
      const sorted = milliseconds.sort((a, b) => a - b)
      n += sorted.length
      if (failed > 0) say(`${failed} of ${sorted.length} failed: ${label}`)
      runs.push({
        'requests/s': sorted.length / seconds,
        'p50 ms': percentile(sorted, 0.5),
        'p99 ms': percentile(sorted, 0.99),
        ...(begun !== undefined && ended !== undefined && { 'server CPU ms each': (ended - begun) / all }),
        'load average': loadavg()[0] ?? 0,
      })
    }
    for (const metric of Object.keys(runs[0] ?? {})) {
      const values = runs.map((one) => one[metric] ?? Number.NaN).sort((a, b) => a - b)
      tell({ engine, metric: `${label}: ${metric}`, value: rounded(percentile(values, 0.5)), n })
    }
  }
}

type Work = {
  urls: readonly string[]
  clients: number
  milliseconds: number
  warmUp: number
  headers?: Record<string, string> | undefined
  /** Which of the addresses is asked first. */
  from?: number
}
/** How long each took, without those of the warming up; `all` with them. */
type Times = { milliseconds: number[]; failed: number; all: number }

/** The clients have a thread of their own, so that their work is not the server's. */
export function asked(work: Work): Promise<Times> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./clients.mjs', import.meta.url), { workerData: work })
    worker.once('message', resolve).once('error', reject)
  })
}

export const address = (site: string, procedure: string, input: object) =>
  `${site}/api/trpc/${procedure}?input=${encodeURIComponent(superjson.stringify(input))}`

export async function withTemporaryDatabase(
  server: string,
  use: (url: string) => Promise<void>,
): Promise<void> {
  const name = `bench_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await administer(server, `create database ${name}`)
  try {
    await migrate(url.toString(), projectRoot())
    await use(url.toString())
  } finally {
    await administer(server, `drop database ${name} with (force)`)
  }
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
