import chromium from '@sparticuz/chromium'
import { type BrowserContext, type CDPSession, type Page, chromium as playwright } from 'playwright-core'
import { enterByPhone } from '../e2e/steps.ts'

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
/** How long after it has come to rest something may still move. */
const REST = 1_000

/** A browser on the example world: finds the key pages, and looks at one as a slow phone does. */
export async function openVisits(url: string) {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', baseURL: url } as const

  async function visit(path: string, as: Cookies): Promise<Seen> {
    const context = await browser.newContext(phone)
    await context.addCookies(as)
    const page = await context.newPage()
    const line = await context.newCDPSession(page)
    const bytes = await countBytes(line)
    await line.send('Network.emulateNetworkConditions', SLOW_4G)
    await line.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await page.addInitScript(watch)
    await page.goto(path, { waitUntil: 'networkidle', timeout: 60_000 })
    await page.waitForTimeout(REST)
    const { lcp, cls, tbt } = await page.evaluate(() => (window as unknown as { seen: Watched }).seen)
    await context.close()
    return { 'LCP ms': lcp, 'TBT ms': tbt, CLS: cls, ...bytes() }
  }

  return {
    visit,
    keyPages: () => findKeyPages(() => browser.newContext(phone)),
    close: () => browser.close(),
  }
}

type Watched = { lcp: number; cls: number; tbt: number }

/** Runs in the page before anything else of it. Long tasks count from the first paint, by what they take beyond 50 ms. */
function watch(): void {
  const seen = { lcp: 0, cls: 0, tbt: 0 }
  Object.assign(window, { seen })
  const observe = (type: string, see: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true })
  observe('largest-contentful-paint', ({ startTime }) => {
    seen.lcp = startTime
  })
  observe('layout-shift', (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
    if (!hadRecentInput) seen.cls += value
  })
  observe('longtask', ({ duration }) => {
    seen.tbt += Math.max(0, duration - 50)
  })
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
