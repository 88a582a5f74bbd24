import chromium from '@sparticuz/chromium'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
} from 'playwright-core'
import { afterAll, afterEach } from 'vitest'

export type Visitor = { name: string; context: BrowserContext; page: Page }

export type TestBrowser = {
  browser: Browser
  /**
   * Someone at a browser of their own: own cookies, Chinese, Shanghai time. Whatever their console complains about
   * fails the test. Ends with the file.
   */
  newPerson(name: string, options?: BrowserContextOptions): Promise<Visitor>
  /** Takes back the complaints so far, for the one test that means to provoke them. */
  expectedComplaints(): string[]
}

/**
 * The package's own settings are those of a throw-away function: one process for all, in which a second person's
 * cookies are lost, and no web security, which would hide what a real browser refuses.
 */
const unusual = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
]
const usualArgs = chromium.args.filter((arg) => !unusual.includes(arg))

/** A real browser for this test file. Called at its top: `const { newPerson } = await testBrowser(url)`. */
export async function testBrowser(baseURL: string): Promise<TestBrowser> {
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [...usualArgs, '--no-sandbox', '--disable-quic', '--disable-background-networking'],
  })
  let complaints: string[] = []
  const expectedComplaints = () => {
    const taken = complaints
    complaints = []
    return taken
  }
  afterEach(() => {
    const taken = expectedComplaints()
    if (taken.length > 0) throw new Error(`The browser complained:\n${taken.join('\n')}`)
  })
  afterAll(() => browser.close())

  return {
    browser,
    expectedComplaints,
    async newPerson(name, options = {}) {
      const context = await browser.newContext({
        baseURL,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        viewport: { width: 1280, height: 900 },
        ...options,
      })
      context.on('page', (page) => listen(page, (complaint) => complaints.push(`${name}: ${complaint}`)))
      return { name, context, page: await context.newPage() }
    },
  }
}

/**
 * A window of this width, so tall that the tabs at a phone's lower edge cover nothing: what they cover can be scrolled
 * free, which a checker that looks at one moment cannot know.
 */
export async function unroll(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: height + 200 })
}

function listen(page: Page, complain: (text: string) => void): void {
  page.on('pageerror', (error) => {
    const said = error.stack ?? error.message
    if (!isOvertaken(said)) complain(said)
  })
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    const { url } = message.location()
    if (!isRefusal(message.text(), url) && !isOvertaken(message.text())) complain(`${message.text()} ${url}`)
  })
}

/** Chromium reports every 4xx as an error; a page that refuses kindly is not one. A missing file is. */
function isRefusal(text: string, url: string): boolean {
  return (
    /^Failed to load resource: .* status of 4\d\d/.test(text) && !/\.(js|css|woff2?|svg|png)(\?|$)/.test(url)
  )
}

/** Remix reports a fetch it gave up itself, because the person went on before it was answered. */
const isOvertaken = (text: string) =>
  /^AbortError: (BodyStreamBuffer was aborted|signal is aborted)/.test(text)
