import { expect, test, vi } from 'vitest'
import { rebuildSearch } from '../../server/discovery/discovery.entry.ts'
import { testBrowser, type Visitor } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'
import { signIn } from './steps.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson, expectedComplaints } = await testBrowser(url)
const world = await buildWorld(db, clock)
await rebuildSearch(ctx)
await vi.waitFor(() => expect(ctx.ports.search.names?.()?.has('花木')).toBe(true), { timeout: 10_000 })

/** The files with scripts a page has fetched so far. */
function scriptsOf({ page }: Visitor): string[] {
  const fetched: string[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') fetched.push(new URL(response.url()).pathname)
  })
  return fetched
}

const publicPages = [
  '/',
  '/search',
  '/search?q=助浴',
  `/providers/${world.provider.id}`,
  '/privacy',
  '/supervision',
  '/supervision/checklist',
  `/supervision/providers/${world.provider.id}`,
  '/statistics',
]

test.each(publicPages)(
  '%s comes to a visitor without scripts, and stays so while it is read',
  async (path) => {
    const visitor = await newPerson('visitor')
    const scripts = scriptsOf(visitor)
    await visitor.page.goto(path, { waitUntil: 'networkidle' })
    await visitor.page.mouse.wheel(0, 2_000)
    await visitor.page.locator('main').click({ position: { x: 2, y: 2 } })
    await visitor.page.waitForLoadState('networkidle')
    expect(scripts).toEqual([])
  },
)

test('whoever is signed in has them at once: something may change while they read', async () => {
  const daughter = await newPerson('daughter')
  await signIn(daughter.page, world.daughter.phone)
  const scripts = scriptsOf(daughter)
  await daughter.page.goto('/', { waitUntil: 'networkidle' })
  expect(scripts.length).toBeGreaterThan(0)
})

test('what was typed while the scripts were on their way is answered, and they come once', async () => {
  const visitor = await newPerson('visitor')
  const { page } = visitor
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.headers()['x-wake']) asked.push(request.url())
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.route('**/assets/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 30))
    await route.continue()
  })
  await page.getByRole('combobox', { name: '找什么' }).fill('zy')
  await page.getByRole('option', { name: /助浴/ }).waitFor()
  expect(asked).toEqual([`${url}/`])
})

test('one press opens the map, and one press searches by a condition', async () => {
  const { page } = await newPerson('visitor')
  await page.goto('/search', { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: '看地图' }).click()
  await page.getByRole('button', { name: '收起地图' }).waitFor()
  await page.goto('/search', { waitUntil: 'networkidle' })
  await page.locator('[name=bookable]').check()
  await page.waitForURL(/bookable=1/)
})

test('who is picked before the scripts are there is picked', async () => {
  const { page } = await newPerson('visitor')
  await page.goto('/search', { waitUntil: 'networkidle' })
  expect(await page.getByRole('button', { name: '比一比选中的' }).isVisible()).toBe(false)
  await page.getByRole('checkbox', { name: `加入比较 ${world.provider.name}` }).check()
  await page.getByRole('button', { name: '比一比这 1 家' }).waitFor()
  // The tab remembers it: the next page brings its scripts by itself.
  await page.goto('/search?kind=home_care')
  await page.getByRole('button', { name: '比一比这 1 家' }).waitFor()
})

test('where the scripts do not come, links and forms go on working', async () => {
  const { page } = await newPerson('visitor')
  await page.goto('/', { waitUntil: 'networkidle' })
  await page.route('**/*', (route) =>
    route.request().headers()['x-wake'] ? route.abort() : route.continue(),
  )
  await page.getByRole('combobox', { name: '找什么' }).fill('助浴')
  await page.getByRole('button', { name: '查找' }).click()
  await page.waitForURL(/\/search\?q=/)
  await page.getByRole('link', { name: world.provider.name }).first().click()
  await page.waitForURL(`**/providers/${world.provider.id}`)
  expect(expectedComplaints().every((text) => text.includes('net::ERR_FAILED'))).toBe(true)
})
