import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import chromium from '@sparticuz/chromium'
import { type BrowserContext, type CDPSession, type Page, chromium as playwright } from 'playwright-core'
import { environmentWith } from '../../server/platform/env.ts'
import { projectRoot } from '../../server/platform/root.ts'
import { enterByPhone } from '../e2e/steps.ts'
import { orderAsNewFamily } from './web-ordering.ts'

/** What one visit with an empty cache saw. Bytes are as they came over the line, compressed. */
export type Seen = {
  'LCP ms': number
  'TBT ms': number
  CLS: number
  'kB in all': number
  'kB of scripts': number
}
type KeyPage = { name: string; path: string; as: Cookies }
type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

/** Slow 4G as Lighthouse has it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = {
  ...{ offline: false, latency: 150 },
  ...{ downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 },
}
const SLOWER = 4
/** A task is long from here on, in milliseconds. */
const LONG = 50
/** Runs in the page before anything else of it, as it is written: what compiles our tests would name helpers the page does not have. */
const WATCH = fileURLToPath(new URL('./watch-page.js', import.meta.url))
/** How long after it has come to rest something may still move. */
const REST = 1_000

/**
 * A browser on the example world: finds the key pages, and looks at one as a slow phone does; with a Chinese font of its own, as
 * every phone has that is sold in China, or with none, as a bare Linux.
 */
export async function openVisits(url: string, { chineseFont }: { chineseFont: boolean }) {
  const executablePath = await chromium.executablePath()
  const fonts = chineseFont ? await settleFonts() : null
  const browser = await playwright.launch({
    ...{ executablePath, headless: true, args: ['--no-sandbox', '--disable-background-networking'] },
    env: environmentWith(fonts ? { FONTCONFIG_FILE: fonts.file } : {}),
  })
  const phone = {
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL: url,
  } as const

  async function visit(path: string, as: Cookies): Promise<{ figures: Seen; moved: readonly string[] }> {
    const context = await browser.newContext(phone)
    await context.addCookies(as)
    const page = await context.newPage()
    const line = await context.newCDPSession(page)
    const bytes = await countBytes(line)
    await line.send('Network.emulateNetworkConditions', SLOW_4G)
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.addInitScript({ path: WATCH })
    await page.goto(path, { waitUntil: 'networkidle', timeout: 60_000 })
    await page.waitForTimeout(REST)
    const { painted, lcp, cls, moved, tasks } = await page.evaluate(
      () => (window as unknown as { seen: Watched }).seen,
    )
    await context.close()
    if (!lcp) throw new Error(`Nothing was painted at ${path}`)
    const tbt = tasks
      .filter(([begun]) => begun >= painted)
      .reduce((sum, [, took]) => sum + Math.max(0, took - LONG), 0)
    return { moved, figures: { 'LCP ms': lcp, 'TBT ms': tbt, CLS: cls, ...bytes() } }
  }

  /** All that ordering fetches, for somebody who has read the provider's page. */
  async function ordering(provider: string) {
    const context = await browser.newContext(phone)
    const page = await context.newPage()
    await page.goto(provider, { waitUntil: 'networkidle' })
    const bytes = await countBytes(await context.newCDPSession(page))
    await orderAsNewFamily(page, provider)
    await context.close()
    return bytes()
  }

  return {
    visit,
    ordering,
    keyPages: () => findKeyPages(() => browser.newContext(phone)),
    close: async () => {
      await browser.close()
      await fonts?.remove()
    },
  }
}

type Watched = {
  painted: number
  lcp: number
  cls: number
  moved: string[]
  tasks: [begun: number, took: number][]
}

/** What tells a browser of the fonts that are installed: its own Latin ones, and the Chinese font our papers are set in. */
async function settleFonts() {
  const folder = await mkdtemp(join(tmpdir(), 'fonts-'))
  const file = join(folder, 'fonts.conf')
  const chinese = join(projectRoot(), 'node_modules/@embedpdf/fonts-sc/fonts')
  const known = [chinese, join(tmpdir(), 'fonts')].map((dir) => `<dir>${dir}</dir>`).join('')
  await writeFile(file, `<fontconfig>${known}<cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`)
  return { file, remove: () => rm(folder, { recursive: true, force: true }) }
}

async function countBytes(line: CDPSession) {
  const kinds = new Map<string, string>()
  let [all, scripts] = [0, 0]
  line.on('Network.responseReceived', ({ requestId, type }) => void kinds.set(requestId, type))
  line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    all += encodedDataLength
    if (kinds.get(requestId) === 'Script') scripts += encodedDataLength
  })
  await line.send('Network.enable')
  return () => ({ 'kB in all': all / 1000, 'kB of scripts': scripts / 1000 })
}

/** Read by everybody, ordered by a family, answered at a desk: what people open most. */
async function findKeyPages(newContext: () => Promise<BrowserContext>): Promise<KeyPage[]> {
  const visitor = await newContext()
  const page = await visitor.newPage()
  await page.goto('/search?bookable=1')
  const provider = await hrefOf(page, 'main a[href^="/providers/"]')
  await page.goto(provider)
  await page.locator('main a[href^="/order/new"], main form[action^="/order/new"] button').first().click()
  await page.waitForURL(/\/order\/[^/]+\/\w+/)
  const draft = new URL(page.url()).pathname
  const drafting = await visitor.cookies()
  const [daughter, manager] = await Promise.all(
    ['13800000001', '13800000003'].map(async (phone) => signedIn(await newContext(), phone)),
  )
  if (!daughter || !manager) throw new Error('Nobody could sign in')
  await daughter.page.goto('/orders')
  const order = await hrefOf(daughter.page, 'main a[href^="/orders/"]')
  await manager.page.goto('/desk')
  const desk = new URL(manager.page.url()).pathname
  const as = { nobody: [], drafting, daughter: daughter.cookies, manager: manager.cookies }
  const pages = [
    { name: 'home', path: '/', as: as.nobody },
    { name: 'results', path: `/search?q=${encodeURIComponent('助浴')}`, as: as.nobody },
    { name: 'provider', path: provider, as: as.nobody },
    { name: 'privacy', path: '/privacy', as: as.nobody },
    { name: 'sign-in', path: '/sign-in', as: as.nobody },
    { name: 'ordering', path: draft, as: as.drafting },
    { name: 'orders', path: '/orders', as: as.daughter },
    { name: 'order', path: order, as: as.daughter },
    { name: 'family', path: '/family', as: as.daughter },
    { name: 'desk', path: desk, as: as.manager },
  ]
  await Promise.all([visitor, daughter.context, manager.context].map((context) => context.close()))
  return pages
}

async function signedIn(context: BrowserContext, phone: string) {
  const page = await context.newPage()
  await page.goto('/sign-in?next=/account')
  await enterByPhone(page, phone)
  await page.waitForURL((address) => address.pathname === '/account')
  return { context, page, cookies: await context.cookies() }
}

async function hrefOf(page: Page, selector: string): Promise<string> {
  const href = await page.locator(selector).first().getAttribute('href')
  if (!href) throw new Error(`There is no ${selector} on ${page.url()}`)
  return href
}
