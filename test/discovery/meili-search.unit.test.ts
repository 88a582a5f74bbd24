import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { searchInput } from '../../server/discovery/discovery.contract.ts'
import { createMeiliSearch } from '../../server/discovery/meili-search.ts'
import type { SearchDocument, SearchFound, SearchPort } from '../../server/discovery/search-port.ts'
import { withFallback } from '../../server/discovery/with-fallback.ts'
import { literally, type Word } from '../../server/discovery/words.contract.ts'
import { movableClock } from '../support/clock.ts'

type Asked = { method: string; path: string; body: unknown }

/** Speaks as much of the engine's protocol as the adapter uses, and notes what it was asked. */
const asked: Asked[] = []
let answering = true
let documents = 3
const engine = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    const path = request.url ?? ''
    asked.push({ method: request.method ?? '', path, body: body && JSON.parse(body) })
    response.writeHead(answering ? 200 : 503, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify(answering ? answerTo(path) : { message: 'busy', code: 'busy', type: 'x', link: '' }),
    )
  })
})

function answerTo(path: string): unknown {
  if (path === '/health') return { status: 'available' }
  if (path.endsWith('/stats'))
    return { numberOfDocuments: documents, isIndexing: false, fieldDistribution: {} }
  if (path === '/multi-search') {
    return {
      results: [
        { hits: [{ id: 'b' }, { id: 'a' }], totalHits: 42 },
        { hits: [], facetDistribution: { kind: { meals: 40, nursery: 2 } } },
        { hits: [], facetDistribution: { cities: { 上海市: 42 } } },
        { hits: [], facetDistribution: { places: { '上海市/徐汇区': 7 } } },
      ],
    }
  }
  return {
    taskUid: 1,
    indexUid: 'providers',
    status: 'enqueued',
    type: 'x',
    enqueuedAt: '2026-11-21T00:00:00Z',
  }
}

beforeAll(() => new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => engine.close(resolve)))
beforeEach(() => {
  asked.length = 0
  answering = true
  documents = 3
})

const adapter = () =>
  createMeiliSearch({ url: `http://127.0.0.1:${(engine.address() as AddressInfo).port}`, key: 'k' })
const query = searchInput.parse({
  q: '托嬰 中心',
  city: '上海市',
  district: '徐汇区"',
  kind: 'meals',
  bookable: true,
  sort: 'distance',
  near: { lat: 31.2, lng: 121.4 },
  page: 3,
})

test('a query becomes one request: the page, and a count per facet that leaves its own filter out', async () => {
  const found = await adapter().search(query, 20)
  expect(found).toEqual({
    ids: ['b', 'a'],
    total: 42,
    facets: { kind: { meals: 40, nursery: 2 }, city: { 上海市: 42 }, district: { '上海市/徐汇区': 7 } },
  })
  const place = 'places = "上海市/徐汇区\\""'
  const [kind, bookable] = ['kind = "meals"', 'bookable = true']
  expect(asked.at(-1)?.body).toMatchObject({
    queries: [
      {
        ...{ indexUid: 'providers', q: '托婴 中心', matchingStrategy: 'all', page: 3, hitsPerPage: 20 },
        filter: [kind, place, bookable],
        sort: ['_geoPoint(31.2, 121.4):asc', 'standing:desc', 'id:asc'],
      },
      { facets: ['kind'], filter: [place, bookable] },
      { facets: ['cities'], filter: [kind, bookable] },
      { facets: ['places'], filter: [kind, 'cities = "上海市"', bookable] },
    ],
  })
})

test('indexing sends settings and documents with their standing', async () => {
  const document: SearchDocument = {
    ...{
      id: 'a',
      name: '示例',
      searchText: '示例',
      kind: 'meals',
      cities: ['上海市'],
      districts: [],
      places: [],
    },
    ...{ categories: [], bookable: false, claimed: true, inclusive: false, rating: 3, _geo: null },
  }
  await adapter().index([document])
  await adapter().remove(['b'])
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PATCH /indexes/providers/settings',
    'POST /indexes/providers/documents?primaryKey=id',
    'POST /indexes/providers/documents/delete-batch',
  ])
  expect(asked[1]?.body).toEqual([{ ...document, standing: 1 }])
})

const local: SearchFound = { ids: ['local'], total: 1, facets: { kind: {}, city: {}, district: {} } }
function inFront(primary: SearchPort) {
  const clock = movableClock()
  const fallback: SearchPort = {
    ...{ name: 'postgres', search: async () => local, index: async () => {}, remove: async () => {} },
    healthy: async () => true,
  }
  return { clock, search: withFallback(primary, fallback, { log: pino({ level: 'silent' }), clock }) }
}

test('while the engine answers, it is the one that answered', async () => {
  const { search } = inFront(adapter())
  expect(await search.search(query, 20)).toMatchObject({ engine: 'meilisearch', total: 42 })
  expect(await search.healthy()).toBe(true)
})

test('an engine that fails is left alone for ten seconds while the fallback answers', async () => {
  const { search, clock } = inFront(adapter())
  answering = false
  expect(await search.search(query, 20)).toMatchObject({ engine: 'postgres', ids: ['local'] })
  answering = true
  const before = asked.length
  expect(await search.search(query, 20)).toMatchObject({ engine: 'postgres' })
  expect(asked.length).toBe(before)
  clock.advance(10_000)
  expect(await search.search(query, 20)).toMatchObject({ engine: 'meilisearch' })
  expect(await search.healthy()).toBe(true)
})

test('an engine that is not there, or knows nothing yet, is one that fails', async () => {
  const gone = createMeiliSearch({ url: 'http://127.0.0.1:4399' })
  expect(await gone.healthy()).toBe(false)
  expect(await inFront(gone).search.search(query, 20)).toMatchObject({ engine: 'postgres' })
  documents = 0
  expect(await inFront(adapter()).search.search(query, 20)).toMatchObject({ engine: 'postgres' })
})

test('what was understood is asked for: one spelling of each word, places as filters', async () => {
  const place: Word = {
    ...literally('pudong'),
    as: 'place',
    spellings: ['浦东'],
    places: [{ city: '上海市', district: '浦东新区' }],
  }
  await adapter().search(searchInput.parse({ q: 'pudong zhuyu' }), 20, [
    place,
    { ...literally('zhuyu'), spellings: ['助浴', '洗澡'] },
  ])
  const { queries } = asked.find(({ path }) => path === '/multi-search')!.body as {
    queries: { q: string; filter: string[] }[]
  }
  for (const { q, filter } of queries) {
    expect(q).toBe('助浴')
    expect(filter).toContain('(places = "上海市/浦东新区")')
  }
})
