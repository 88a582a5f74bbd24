import { Readable } from 'node:stream'
import { createReadableStreamFromReadable } from '@remix-run/node'
import { listingsPerSitemap } from '../../../server/discovery/sitemap.contract.ts'
import type { Api } from '../../../server/rpc/app-router.ts'
import { searchPath } from '../discovery/search-path.ts'
import { providerPath } from './provider-page.ts'

type Entry = { path: string; updatedAt?: Date }
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The pages that are always there. */
const plain: readonly Entry[] = [
  '/',
  '/search',
  '/join',
  '/privacy',
  '/supervision',
  '/supervision/checklist',
  '/statistics',
].map((path) => ({ path }))

/** The list of sitemaps: fixed pages, places, and the listings in parts. */
export async function sitemapIndex(api: Api, url: string): Promise<string> {
  const parts = await api.sitemap.parts()
  const names = [
    { path: '/sitemap/pages.xml' },
    { path: '/sitemap/places.xml' },
    ...parts.map(({ part, updatedAt }) => ({ path: `/sitemap/listings-${part + 1}.xml`, updatedAt })),
  ]
  return `${head}<sitemapindex xmlns="${NAMESPACE}">\n${names.map((name) => element('sitemap', url, name)).join('')}</sitemapindex>\n`
}

/** One sitemap by its name, a page of listings at a time as it is read; null where there is none of that name. */
export async function sitemapNamed(api: Api, url: string, name: string): Promise<ReadableStream | null> {
  if (name === 'pages.xml') return streamed(url, [plain])
  if (name === 'places.xml') return streamed(url, [await placeEntries(api)])
  const part = Number(/^listings-([1-9]\d{0,5})\.xml$/.exec(name)?.[1] ?? 0) - 1
  if (part < 0) return null
  const pages = listingPages(api, part)
  const first = await pages.next()
  return first.done ? null : streamed(url, following(first.value, pages))
}

/** Short queries one after the other by the last id seen: no transaction stays open while somebody reads slowly. */
async function* listingPages(api: Api, part: number): AsyncGenerator<Entry[]> {
  let after: string | undefined
  for (let left = listingsPerSitemap; left > 0; ) {
    const listings = (await api.sitemap.listings({ part, after })).slice(0, left)
    if (listings.length === 0) return
    after = listings.at(-1)?.id
    left -= listings.length
    yield listings.map(({ id, updatedAt }) => ({ path: providerPath(id), updatedAt }))
  }
}

async function* following(first: Entry[], rest: AsyncGenerator<Entry[]>): AsyncGenerator<Entry[]> {
  yield first
  yield* rest
}

async function placeEntries(api: Api): Promise<Entry[]> {
  const { districts, kinds, categories } = await api.sitemap.places()
  const paths = [
    ...districts.flatMap((place) => [searchPath({ city: place.city }), searchPath(place)]),
    ...kinds.map(searchPath),
    ...categories.map(searchPath),
  ]
  return [...new Set(paths)].slice(0, listingsPerSitemap).map((path) => ({ path }))
}

function streamed(
  url: string,
  pages: Iterable<readonly Entry[]> | AsyncIterable<readonly Entry[]>,
): ReadableStream {
  async function* lines() {
    yield `${head}<urlset xmlns="${NAMESPACE}">\n`
    for await (const page of pages) yield page.map((entry) => element('url', url, entry)).join('')
    yield '</urlset>\n'
  }
  return createReadableStreamFromReadable(Readable.from(lines()))
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

function element(name: 'url' | 'sitemap', url: string, { path, updatedAt }: Entry): string {
  const changed = updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ''
  return `<${name}><loc>${escaped(url + path)}</loc>${changed}</${name}>\n`
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? '')

/** What is nobody's but the signed-in person's, or a secret in a link, or changes something. */
const privateAreas = [
  ...[
    '/account',
    '/desk',
    '/family',
    '/operator',
    '/orders',
    '/order/',
    '/notices',
    '/searches',
    '/settings/',
  ],
  ...[
    '/sign-in',
    '/sign-out',
    '/join/',
    '/e/',
    '/calendar/',
    '/sandbox/',
    '/api/',
    '/realtime',
    '/search/suggest',
  ],
  '/providers/*/claim',
]

/** Where robots should not go, and where the list of pages is. */
export function robotsText(url: string): string {
  return `User-agent: *\n${privateAreas.map((path) => `Disallow: ${path}\n`).join('')}\nSitemap: ${url}/sitemap.xml\n`
}
