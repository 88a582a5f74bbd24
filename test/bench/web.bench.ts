import { serveBareRemix } from './bare-remix.ts'
import { type Bench, median, rounded } from './figure.ts'
import { rateOf } from './rate.ts'
import { type Served, serve } from './served.ts'
import { withTemporaryDatabase } from './temporary-database.ts'
import { openVisits, type Seen } from './web-visits.ts'

type Told = Pick<Parameters<Bench>[0], 'tell' | 'say'>

/**
 * The pages as a cheap phone meets them: ten key pages of the example world, each in a browser that has nothing yet, over slow
 * 4G with a processor four times slower than this one, once with a Chinese font of its own and once without. Then how many anonymous search pages the server gives beside a bare
 * Remix page that shows one line, in the same run. Each figure is the median of some runs.
 * Options: --runs=5 --seconds=3 --repeat=3, --part=phone|server (both without), --pages=home,order (all ten without).
 */
export const bench: Bench = async ({ databaseUrl, options, tell, say }) => {
  const given = (name: string, otherwise: string) =>
    options.find((option) => option.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise
  const part = given('part', '')
  const pages = given('pages', '')
  const wanted = (page: string) => pages === '' || pages.split(',').includes(page)
  await withTemporaryDatabase(databaseUrl, async (url) => {
    say('Playing the example world')
    const site = await serve(url, { demo: true })
    try {
      for (const chineseFont of part === 'server' ? [] : [true, false])
        await measurePhone(site, { runs: Number(given('runs', '5')), chineseFont, wanted, tell, say })
      if (part !== 'phone')
        await measureServer(site, {
          ...{ seconds: Number(given('seconds', '3')), repeat: Number(given('repeat', '3')), tell, say },
        })
    } finally {
      await site.close()
    }
  })
}

async function measurePhone(
  site: Served,
  {
    runs,
    chineseFont,
    wanted,
    tell,
    say,
  }: Told & {
    runs: number
    chineseFont: boolean
    wanted: (page: string) => boolean
  },
): Promise<void> {
  const engine = chineseFont ? 'phone' : 'phone without a Chinese font'
  const visits = await openVisits(site.url, { chineseFont })
  try {
    for (const { name, path, as } of await visits.keyPages()) {
      if (!wanted(name)) continue
      const seen: Seen[] = []
      const moved = new Set<string>()
      for (let run = 0; run < runs; run += 1) {
        const visit = await visits.visit(path, as)
        seen.push(visit.figures)
        for (const what of visit.moved) moved.add(what)
      }
      say(`${name}: ${seen.map(({ 'LCP ms': lcp }) => Math.round(lcp)).join(', ')}`)
      for (const what of chineseFont ? moved : []) say(`  moved: ${what}`)
      if (name === 'provider' && chineseFont)
        for (const [metric, value] of Object.entries(await visits.ordering(path)))
          tell({ engine, metric: `ordering, all its steps: ${metric}`, value: rounded(value), n: 1 })
      for (const metric of Object.keys(seen[0] ?? {}) as (keyof Seen)[])
        tell({
          ...{ engine, metric: `${name}: ${metric}`, n: runs },
          value: rounded(median(seen.map((one) => one[metric]))),
        })
    }
  } finally {
    await visits.close()
  }
}

const CLIENTS = [8, 32] as const
/** As a browser asks for it. */
const headers = { 'accept-encoding': 'gzip', 'accept-language': 'zh-CN' }

async function measureServer(
  site: Served,
  { tell, say, ...work }: Told & { seconds: number; repeat: number },
): Promise<void> {
  const bare = await serveBareRemix()
  const pages = [
    { engine: 'bare Remix', urls: [bare.url], site: bare },
    { engine: 'home', urls: [site.url], site },
    { engine: 'search page', urls: [`${site.url}/search?q=${encodeURIComponent('助浴')}`], site },
    // No two of them are asked for twice, so that each is rendered.
    { engine: 'search page, rendered', urls: different(site.url), site },
  ]
  try {
    for (const clients of CLIENTS)
      for (const { engine, ...page } of pages) {
        const { figures, n, failed } = await rateOf({ ...page, ...work, clients, headers })
        if (failed > 0) say(`${failed} of ${n} failed: ${engine}, ${clients} clients`)
        for (const [metric, value] of Object.entries(figures))
          tell({ engine, metric: `${clients} clients: ${metric}`, value, n })
      }
  } finally {
    await bare.close()
  }
}

const different = (url: string) =>
  Array.from({ length: 20_000 }, (_, at) => `${url}/search?maxPrice=${at + 1_000}`)
