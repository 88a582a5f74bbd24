import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import superjson from 'superjson'
import { writeSearchTexts } from '../../server/discovery/discovery.entry.ts'
import { createPostgresSearch } from '../../server/discovery/postgres-search.ts'
import { compose } from '../../server/http/compose.ts'
import { migrateWorker } from '../../server/outbox/migrate-worker.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { type Db, openDb } from '../../server/platform/db.ts'
import { readEnv } from '../../server/platform/env.ts'
import { createLog } from '../../server/platform/log.ts'
import { migrate } from '../../server/platform/migrations.ts'
import { projectRoot } from '../../server/platform/root.ts'
import { type Bench, percentile, rounded } from './figure.ts'
import { benchListings, cities, settleListings } from './listings.ts'
import { seededRandom } from './random.ts'

/** What is asked for, by the name of the figure: sixty of each, the same every time. */
export function searches(): Readonly<Record<string, readonly object[]>> {
  const random = seededRandom(7)
  const some = (make: () => object) => Array.from({ length: 60 }, make)
  const word = () =>
    random.pick(['养老院', '敬老院', '食堂', '助餐', '日间', '托育', '中心', '护理', '颐和', '福寿', '金桂'])
  const place = () => random.pick(['浦东', '朝阳区', '天河', '鼓楼', '武侯', '洪山', '西湖', '钟楼'])
  const near = () => {
    const { lat, lng } = random.pick(cities)
    return { lat: lat + random.bell() * 0.05, lng: lng + random.bell() * 0.05 }
  }
  const facet = () =>
    random.pick([{ kind: 'residential' }, { kind: 'meals' }, { category: 'meal_help' }, { inclusive: true }])
  const bookable = () => random.pick([{ bookable: true }, { inclusive: true }])
  return {
    '1 word': some(() => ({ q: word() })),
    '2 words': some(() => ({ q: `${place()} ${word()}` })),
    'word + 10 km + 2 facets': some(() => ({
      q: word(),
      near: near(),
      within: 10_000,
      ...facet(),
      ...bookable(),
    })),
    'word + city + facet': some(() => ({ q: word(), city: random.pick(cities).city, ...facet() })),
  }
}
const suggestions = [
  '养',
  '养老',
  '颐和',
  'yihe',
  'zhuyu',
  'zy',
  '浦东',
  'pudong',
  '朝阳区颐',
  'yangl',
  'bath',
  '金桂',
  'jingui',
  'fsyly',
  '福',
]

/**
 * 100,000 seeded listings in a database of their own, asked for over HTTP through the real procedure, by one client and
 * by eight. Options: --listings=100000 --seconds=4 --engine=postgres|embedded (both without).
 */
export const bench: Bench = async ({ databaseUrl, options, tell, say }) => {
  const given = (name: string, otherwise: string) =>
    options.find((option) => option.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise
  const count = Number(given('listings', '100000'))
  const seconds = Number(given('seconds', '4'))
  const only = given('engine', '')
  await withTemporaryDatabase(databaseUrl, async (url) => {
    const db = openDb(url, { max: 10 })
    try {
      say(`Settling ${count} listings`)
      await settleListings(db, benchListings(count))
      await writeSearchTexts(db, 'all')
      await db.$executeRaw`vacuum analyze provider`
      for (const engine of ['postgres', 'embedded'] as const) {
        if (only === '' || only === engine) await measure(engine, { db, url, seconds, tell, say })
      }
    } finally {
      await db.$disconnect()
    }
  })
}

type Given = { db: Db; url: string; seconds: number } & Pick<Parameters<Bench>[0], 'tell' | 'say'>

async function measure(
  engine: 'postgres' | 'embedded',
  { db, url, seconds, tell, say }: Given,
): Promise<void> {
  const port = await freePort()
  const env = readEnv({
    ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATA_DIR: tmpdir(), DATABASE_URL: url, PORT: String(port) },
    ...{ APP_URL: `http://127.0.0.1:${port}`, SESSION_SECRET: 'a-secret-of-the-bench-and-of-nobody-else' },
  })
  const log = createLog({ level: 'silent' })
  const ports = engine === 'postgres' ? { search: createPostgresSearch({ db, clock: systemClock }) } : {}
  const before = memory()
  const started = performance.now()
  const site = await compose({ env, db, databaseUrl: url, log, ports, pages: 'none' })
  await site.listen()
  try {
    if (engine === 'embedded') {
      await untilBuilt(site.url)
      tell({ engine, metric: 'index build ms', value: Math.round(performance.now() - started), n: 1 })
      tell({ engine, metric: 'index memory MB', value: Math.round((memory() - before) / 1_048_576), n: 1 })
    }
    for (const [name, inputs] of Object.entries(searches())) {
      const urls = inputs.map((input) => address(site.url, 'discovery.search', input))
      for (const clients of [1, 8]) await run({ engine, name, urls, clients, seconds, tell, say })
    }
    if (engine === 'embedded') {
      const urls = suggestions.map((q) => address(site.url, 'discovery.suggest', { q }))
      for (const clients of [1, 8])
        await run({ engine, name: 'suggestion', urls, clients, seconds, tell, say })
    }
  } finally {
    await site.close()
  }
}

async function run(given: {
  engine: string
  name: string
  urls: readonly string[]
  clients: number
  seconds: number
  tell: Given['tell']
  say: Given['say']
}): Promise<void> {
  const { engine, name, urls, clients, seconds, tell, say } = given
  const { milliseconds, failed } = await asked({
    urls,
    clients,
    milliseconds: seconds * 1_000,
    warmUp: 1_000,
  })
  const sorted = milliseconds.sort((a, b) => a - b)
  const label = `${name}, ${clients} client${clients > 1 ? 's' : ''}`
  const figure = (metric: string, value: number) =>
    tell({ engine, metric: `${label}: ${metric}`, value: rounded(value), n: sorted.length })
  figure('requests/s', sorted.length / seconds)
  figure('p50 ms', percentile(sorted, 0.5))
  figure('p99 ms', percentile(sorted, 0.99))
  if (failed > 0) say(`${failed} of ${sorted.length} failed: ${label}`)
}

/** Bytes in use, after everything that nobody holds has been let go; small things of the server are in it. */
function memory(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

type Work = { urls: readonly string[]; clients: number; milliseconds: number; warmUp: number }
type Times = { milliseconds: number[]; failed: number }

/** The clients have a thread of their own, so that their work is not the server's. */
export function asked(work: Work): Promise<Times> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./clients.mjs', import.meta.url), { workerData: work })
    worker.once('message', resolve).once('error', reject)
  })
}

export const address = (site: string, procedure: string, input: object) =>
  `${site}/api/trpc/${procedure}?input=${encodeURIComponent(superjson.stringify(input))}`

async function untilBuilt(site: string): Promise<void> {
  for (;;) {
    const response = await fetch(address(site, 'discovery.search', {}))
    if ((await response.text()).includes('"embedded"')) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

export async function withTemporaryDatabase(server: string, use: (url: string) => Promise<void>): Promise<void> {
  const name = `bench_${randomBytes(6).toString('hex')}`
  const url = new URL(server)
  url.pathname = `/${name}`
  await administer(server, `create database ${name}`)
  try {
    await migrate(url.toString(), projectRoot())
    await migrateWorker(url.toString())
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

export function freePort(): Promise<number> {
  const probe = createServer()
  return new Promise((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const found = probe.address()
      probe.close(() => resolve(typeof found === 'object' && found ? found.port : 0))
    })
  })
}
