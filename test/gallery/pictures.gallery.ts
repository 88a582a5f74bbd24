import { mkdir, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoPeople, neighbours } from '../../prisma/seed/people.ts'
import { seedDemo } from '../../prisma/seed/seed.ts'
import { rebuildSearch } from '../../server/discovery/discovery.entry.ts'
import { signIn } from '../e2e/steps.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { testVault } from '../support/vault.ts'
import { indexPage, type Picture } from './index-page.ts'
import { landmarks } from './landmarks.ts'
import { faultsOf } from './look.ts'
import type { Screen } from './screen.ts'
import { screensOf } from './screens.ts'

const folder = resolve(import.meta.dirname, '../../.data/gallery')
/** `GALLERY=quick`: Chinese and standard only. `GALLERY_ROUTE=orders,money`: only routes with one of these in their name. */
const { GALLERY = '', GALLERY_ROUTE = '' } = process.env
const quick = GALLERY === 'quick'
const locales = quick ? (['zh-CN'] as const) : (['zh-CN', 'en'] as const)
const modes = quick ? (['standard'] as const) : (['standard', 'elder'] as const)
const schemes = ['light', 'dark'] as const
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } } as const

const { url, db, clock, ctx } = await testServer({ pages: 'built', settings: { DEMO: 'true' } })
const { newPerson, expectedComplaints } = await testBrowser(url)
await seedDemo(db, clock, testVault, ctx.ports.files)
await rebuildSearch(ctx)
await mkdir(folder, { recursive: true })
const parts = GALLERY_ROUTE.split(',')
const all = screensOf(await landmarks(db)).filter(({ route }) => parts.some((part) => route.includes(part)))
const whos = [...new Set(all.map(({ who }) => who))]

const pictures: Picture[] = []
const faults: string[] = []

for (const who of whos) {
  test(`what ${who ?? 'anybody'} sees`, { timeout: 3_600_000 }, async () => {
    const { page, context } = await newPerson(who ?? 'anybody')
    const person = [...demoPeople, ...neighbours].find(({ key }) => key === who)
    if (person) await signIn(page, person.phone)
    const found: string[] = []
    for (const screen of all.filter((one) => one.who === who))
      for (const locale of locales)
        for (const mode of modes) found.push(...(await picture({ page, context, screen, locale, mode })))
    faults.push(...found)
    await writeFile(resolve(folder, 'index.html'), indexPage(pictures, faults))
    expect(found).toEqual([])
  })
}

type View = {
  readonly page: Page
  readonly context: BrowserContext
  readonly screen: Screen
  readonly locale: (typeof locales)[number]
  readonly mode: (typeof modes)[number]
}

/** One screen in one language and mode: seen in both sizes, light and dark, and looked through for faults. */
async function picture({ page, context, screen, locale, mode }: View): Promise<string[]> {
  const name = `${screen.route} ${screen.state} ${locale} ${mode}`
  const found: string[] = []
  await page.setViewportSize(sizes.desk)
  await context.addCookies([
    { name: 'locale', value: locale, url },
    { name: 'mode', value: mode, url },
  ])
  try {
    await show(page, screen)
    await page.evaluate(() => document.fonts.ready)
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
      for (const [size, viewport] of Object.entries(sizes)) {
        await page.setViewportSize(viewport)
        await imagesThere(page)
        const file = `${[name, size, scheme].join(' ').replace(/[^\w-]+/g, '_')}.jpg`
        await page.screenshot({ path: resolve(folder, file), fullPage: true, type: 'jpeg', quality: 70 })
        pictures.push({ ...{ route: screen.route, state: screen.state, who: screen.who ?? 'anybody' }, file })
      }
      await page.setViewportSize(scheme === 'light' ? sizes.phone : sizes.desk)
      found.push(...(await faultsOf(page, mode)).map((fault) => `${scheme}: ${fault}`))
    }
  } catch (error) {
    found.push(`cannot be seen: ${String(error).split('\n')[0]}`)
  }
  found.push(...expectedComplaints())
  return [...new Set(found)].map((fault) => `${name}: ${fault}`)
}

/** Some images are others in another size or scheme, and those below the window come late. */
async function imagesThere(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const image of document.images) image.loading = 'eager'
    return new Promise(requestAnimationFrame)
  })
  await page.waitForFunction(() => [...document.images].every((image) => image.complete))
}

async function show(page: Page, { open, status = 200 }: Screen): Promise<void> {
  if (typeof open !== 'string') return open(page)
  const answer = (await page.goto(open))?.status()
  if (answer !== status) throw new Error(`${open} answers ${answer} instead of ${status}`)
}
