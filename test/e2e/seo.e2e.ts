import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { rebuildSearch } from '../../server/discovery/discovery.entry.ts'
import { testBrowser } from '../support/browser.ts'
import { testServer } from '../support/server.ts'
import { buildWorld } from '../support/world.ts'

const { url, db, clock, ctx } = await testServer({ pages: 'built' })
const { newPerson } = await testBrowser(url)
const world = await buildWorld(db, clock)
// The world's provider, as if it existed: three families were content, and its name tries to break out.
const hostile = '安和 </script><script>document.title="x"</script>'
await db.provider.update({
  where: { id: world.provider.id },
  data: { example: false, name: hostile, reviewCount: 3, ratingSum: 14 },
})
const second = await db.provider.create({
  data: {
    kind: 'nursery',
    name: '花木小树托育',
    sites: { create: { city: '上海市', district: '浦东新区' } },
  },
})
await rebuildSearch(ctx)

const provider = `/providers/${world.provider.id}`
const place = new URLSearchParams({ city: '上海市', district: '浦东新区' })
const pages = [
  '/',
  '/search',
  `/search?${place}`,
  '/search?kind=nursery',
  provider,
  `/providers/${second.id}`,
  '/privacy',
  '/join',
]

type Thing = Record<string, unknown>
/** What the page says as it came, before and without any script. */
async function read(page: Page, path: string) {
  const response = await page.goto(path)
  const attribute = (selector: string, name: string) =>
    page.locator(selector).evaluateAll((found, of) => found.map((one) => one.getAttribute(of)), name)
  return {
    status: response?.status(),
    title: await page.title(),
    canonical: await attribute('link[rel=canonical]', 'href'),
    robots: await attribute('meta[name=robots]', 'content'),
    description: await attribute('meta[name=description]', 'content'),
    things: (await page.locator('script[type="application/ld+json"]').allTextContents()).map(
      (text) => JSON.parse(text) as { '@graph': Thing[] },
    ),
    words: ((await page.locator('main').textContent()) ?? '').length,
    headings: await page.locator('h1').count(),
  }
}

test('every public page without scripts: a title of its own, one address that is itself, linked data, words', async () => {
  const { page } = await newPerson('何芳', { javaScriptEnabled: false })
  const titles = new Set<string>()
  for (const path of pages) {
    const read1 = await read(page, path)
    expect(read1, path).toMatchObject({ status: 200, canonical: [url + path], robots: [], headings: 1 })
    expect(read1.description[0]?.length, path).toBeGreaterThan(10)
    expect(read1.words, path).toBeGreaterThan(100)
    expect(read1.things, path).toHaveLength(1)
    expect(read1.things[0]?.['@graph'].every((thing) => typeof thing['@type'] === 'string')).toBe(true)
    titles.add(read1.title)
  }
  expect(titles.size).toBe(pages.length)
})

test('a provider is told as its page shows it, and its name stays a name', async () => {
  const { page } = await newPerson('何芳', { javaScriptEnabled: false })
  const { things, title } = await read(page, provider)
  expect(title).toContain('安和')
  expect(things[0]?.['@graph'][0]).toMatchObject({
    '@type': 'LocalBusiness',
    name: hostile,
    priceRange: '¥168',
    areaServed: { name: '上海市浦东新区' },
    aggregateRating: { ratingValue: '4.7', reviewCount: 3 },
  })
  expect(await page.locator('main').textContent()).toContain('4.7')
  const { page: scripted } = await newPerson('林晓雯')
  await scripted.goto(provider)
  await scripted.waitForLoadState('networkidle')
  expect(await scripted.title()).toContain('安和')
})

test('conditions in any order have one address; deep ones, examples and private pages stay out of lists', async () => {
  const { page } = await newPerson('何芳', { javaScriptEnabled: false })
  const mixed = await read(page, '/search?page=1&district=浦东新区&kind=&city=上海市')
  expect(mixed).toMatchObject({ canonical: [`${url}/search?${place}`], robots: [] })
  const deep = await read(page, '/search?q=助浴&bookable=1')
  expect(deep).toMatchObject({ status: 200, robots: ['noindex,follow'] })
  expect((await read(page, `/providers/${world.unclaimed.id}`)).robots).toEqual(['noindex,follow'])
  for (const path of ['/sign-in', '/no-such-page', '/providers/00000000-0000-0000-0000-000000000000'])
    expect(await read(page, path), path).toMatchObject({ canonical: [], robots: ['noindex'], things: [] })
})

test('the sitemaps are XML that names these pages, and robots.txt names them', async () => {
  const { page } = await newPerson('何芳')
  await page.goto('/privacy')
  const parse = async (path: string) => {
    const response = await fetch(url + path)
    expect(response.headers.get('content-type')).toContain('application/xml')
    return page.evaluate(
      (xml) => {
        const document = new DOMParser().parseFromString(xml, 'application/xml')
        if (document.querySelector('parsererror')) throw new Error(xml)
        return [...document.querySelectorAll('loc')].map((loc) => loc.textContent ?? '')
      },
      await response.text(),
    )
  }
  const robots = await (await fetch(`${url}/robots.txt`)).text()
  expect(robots).toContain(`Sitemap: ${url}/sitemap.xml`)
  const maps = await parse('/sitemap.xml')
  const listed = (await Promise.all(maps.map((map) => parse(new URL(map).pathname)))).flat()
  expect(listed).toEqual(
    expect.arrayContaining(pages.filter((path) => !path.includes('?')).map((path) => url + path)),
  )
  expect(listed).not.toContain(`${url}/providers/${world.unclaimed.id}`)
  for (const address of listed) {
    const html = await (await fetch(address)).text()
    expect(html, address).toContain(`<link rel="canonical" href="${address.replaceAll('&', '&amp;')}"`)
    expect(html, address).not.toContain('noindex')
  }
  expect((await fetch(`${url}/sitemap/listings-9.xml`)).status).toBe(404)
})
