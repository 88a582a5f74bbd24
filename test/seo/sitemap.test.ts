import { expect, test } from 'vitest'
import { robotsText, sitemapIndex, sitemapNamed } from '../../app/features/seo/sitemap.server.ts'
import { listingsPerSitemap } from '../../server/discovery/sitemap.contract.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const api = createCaller(testCtx(db, movableClock()))
const url = 'https://yiyou.example'
const read = async (name: string) => {
  const stream = await sitemapNamed(api, url, name)
  return stream && new Response(stream).text()
}
const addresses = (xml: string | null) =>
  [...(xml ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => loc)

await db.$executeRaw`
  insert into provider (id, kind, name, example, updated_at)
  select uuidv7(), 'day_care', '日间照料' || n, n % 1000 = 0, timestamptz '2026-11-01' + n * interval '1 second'
  from generate_series(1, ${listingsPerSitemap + 1_500}) n`
await db.$executeRaw`
  insert into site (id, provider_id, city, district)
  select uuidv7(), id, '上海市', case when name like '%7' then '浦东新区' else 'A & B' end from provider`

test('every listing stands in one of the sitemaps, once; examples in none', async () => {
  const index = await sitemapIndex(api, url)
  expect(addresses(index)).toEqual(
    ['pages', 'places', 'listings-1', 'listings-2'].map((name) => `${url}/sitemap/${name}.xml`),
  )
  expect(index).toMatch(/listings-2\.xml<\/loc><lastmod>2026-11-01T0\d:\d\d:\d\d\.000Z<\/lastmod>/)
  const [first, second] = [addresses(await read('listings-1.xml')), addresses(await read('listings-2.xml'))]
  expect(first).toHaveLength(listingsPerSitemap)
  const ids = (await db.provider.findMany({ where: { example: false }, select: { id: true } })).map(
    ({ id }) => id,
  )
  expect([...first, ...second].sort()).toEqual(ids.map((id) => `${url}/providers/${id}`).sort())
})

test('places are written for XML', async () => {
  const xml = await read('places.xml')
  expect(addresses(xml)).toContain(
    `${url}/search?${new URLSearchParams({ city: '上海市', kind: 'day_care' })}`.replace('&', '&amp;'),
  )
  expect(xml).not.toMatch(/&(?!amp;)/)
})

test('a name that is none gives nothing', async () => {
  for (const name of [
    '',
    'listings-0.xml',
    'listings-3.xml',
    'listings-1',
    '../pages.xml',
    'listings-999999999.xml',
  ])
    expect(await sitemapNamed(api, url, name), name).toBeNull()
})

test('robots are told where the list is and what is private', () => {
  const text = robotsText(url)
  expect(text).toContain(`\nSitemap: ${url}/sitemap.xml\n`)
  for (const path of ['/desk', '/e/', '/orders', '/searches', '/api/'])
    expect(text).toContain(`Disallow: ${path}\n`)
  expect(text).not.toMatch(/Disallow: \/(search|providers|join|privacy)?\n/)
})
