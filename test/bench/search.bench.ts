import { tmpdir } from 'node:os'
import superjson from 'superjson'
import { writeSearchTexts } from '../../server/discovery/discovery.entry.ts'
import { createPostgresSearch } from '../../server/discovery/postgres-search.ts'
import { compose } from '../../server/http/compose.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { type Db, openDb } from '../../server/platform/db.ts'
import { readEnv } from '../../server/platform/env.ts'
import { createLog } from '../../server/platform/log.ts'
import type { Bench } from './figure.ts'
import { freePort } from './free-port.ts'
import { benchListings, settleListings } from './listings.ts'
import { pageOf, searches, suggestions } from './queries.ts'
import { type Rate, rateOf } from './rate.ts'
import { serve } from './served.ts'
import { withTemporaryDatabase } from './temporary-database.ts'

/**
 * 100,000 seeded listings in a database of their own, asked for over HTTP through the real procedure, by one client and
 * by eight. Our own index and the search page are measured in the server as it was built, which has to be there; PostgreSQL
 * as an engine in this process. Each figure is the median of some runs. No answer is kept from one search to the next; pages are:
 * those of the queries with a place are all different and so rendered anew ("cold"), the others come again and are
 * remembered ("warm"). Options: --listings=100000 --seconds=4 --repeat=3 --engine=postgres|embedded|page
 * (the last two without), or meilisearch where MEILI_URL and MEILI_KEY name one.
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
      if (only === 'meilisearch') await measureMeilisearch(url, common)
      else if (wanted('embedded') || wanted('page')) await measureServed(url, wanted, common)
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

/** A real server, filled with the same listings; who answers is the product as ever, so that what comes too late is our own index's. */
async function measureMeilisearch(url: string, common: Common): Promise<void> {
  const { MEILI_URL = '', MEILI_KEY = '' } = process.env
  const site = await serve(url, { meili: { url: MEILI_URL, key: MEILI_KEY } })
  const engine = 'meilisearch'
  try {
    common.tell({ engine, metric: 'filled ms', value: site.filledMs, n: site.listings })
    for (const [name, inputs] of Object.entries(searches(DIFFERENT))) {
      const urls = inputs.map((one) => address(site.url, SEARCH, one))
      const answered = await Promise.all(urls.slice(0, 40).map(async (one) => (await fetch(one)).text()))
      const own = answered.filter((text) => text.includes('"engine":"meilisearch"')).length
      common.tell({ engine, metric: `${name}: answered by itself, of 40 at once`, value: own, n: 40 })
      await run({ ...common, engine, name, urls, site })
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

type Run = Common & Omit<Rate, 'clients'> & { engine: string; name: string }

async function run({ engine, name, tell, say, ...work }: Run): Promise<void> {
  for (const clients of CLIENTS) {
    const label = `${name}, ${clients} client${clients > 1 ? 's' : ''}`
    const { figures, n, failed } = await rateOf({ ...work, clients })
    if (failed > 0) say(`${failed} of ${n} failed: ${label}`)
    for (const [metric, value] of Object.entries(figures))
      tell({ engine, metric: `${label}: ${metric}`, value, n })
  }
}

export const address = (site: string, procedure: string, input: object) =>
  `${site}/api/trpc/${procedure}?input=${encodeURIComponent(superjson.stringify(input))}`
