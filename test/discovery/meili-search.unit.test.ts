import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { facetNames, searchInput } from '../../server/discovery/discovery.contract.ts'
import { blended } from '../../server/discovery/meili/blend.ts'
import { documentsOf } from '../../server/discovery/meili/document.rules.ts'
import type { Hit } from '../../server/discovery/meili/hits.ts'
import { filtersOf } from '../../server/discovery/meili/query-filter.rules.ts'
import { servicesIn, serviceToken } from '../../server/discovery/meili/services.rules.ts'
import { agree, indexNames, settings } from '../../server/discovery/meili/settings.ts'
import type { SearchDocument } from '../../server/discovery/search-facts.contract.ts'
import type { SearchFound, SearchPort } from '../../server/discovery/search-port.ts'
import { createVocabulary } from '../../server/discovery/vocabulary-of.rules.ts'
import { withFallback } from '../../server/discovery/with-fallback.ts'
import { literally } from '../../server/discovery/words.contract.ts'
import { movableClock } from '../support/clock.ts'

const site = {
  province: '上海市',
  city: '上海市',
  district: '徐汇区',
  street: '',
  addressLine: '示例路 1 号',
}
const facts: SearchDocument = {
  ...{
    id: 'a',
    name: '示例·徐汇枫林食堂',
    searchText: '',
    kind: 'meals',
    cities: [],
    districts: [],
    places: [],
  },
  ...{
    categories: [],
    bookable: true,
    claimed: true,
    inclusive: false,
    voucher: true,
    ltci: false,
    grade: '3',
  },
  ...{ rating: 4, ratingMean: 4.6, reviewCount: 8, _geo: null },
  sites: [{ ...site, lat: 31.2, lng: 121.4 }],
  offerings: [
    { title: '送餐', category: 'meal_help', unit: 'meal', priceFen: 1_500, abilities: ['severe'], ages: [] },
  ],
  caregivers: [
    {
      gender: 'female',
      level: 3,
      skills: ['meal_help'],
      languages: ['wu'],
      credentials: ['health_certificate'],
    },
  ],
  standing: { kept: 3, broken: 1, soonestDay: '2026-11-22' },
}

test('what leaves the building is this and nothing else: all of it stands on the public page of a provider', () => {
  const leaking = { ...facts, phone: '13800000003', managers: ['周敏'], summary: 'x' }
  const [document] = documentsOf(leaking, '2026-11-21')
  expect(Object.keys(document ?? {}).sort()).toEqual(
    [
      ...['_geo', 'at', 'called', 'carers', 'categories', 'cities', 'districts', 'from', 'grades', 'id'],
      ...[
        'inCities',
        'inDistricts',
        'kind',
        'kinds',
        'mean',
        'means',
        'nameGrams',
        'nameLength',
        'of',
        'offerGrams',
      ],
      ...[
        'offers',
        'only',
        'provider',
        'provinces',
        'quality',
        'rating',
        'standing',
        'stands',
        'streets',
        'unplaced',
      ],
      ...['says', 'whereGrams'],
    ].sort(),
  )
  expect(JSON.stringify(document)).not.toMatch(/13800000003|周敏/)
})

test('a provider with several sites has a document for itself and one for each', () => {
  const further = { ...site, district: '浦东新区', lat: null, lng: null }
  const documents = documentsOf({ ...facts, sites: [...facts.sites, further] }, '2026-11-21')
  expect(
    documents.map(({ id, provider, stands, districts }) => ({ id, provider, stands, districts })),
  ).toEqual([
    {
      id: 'a',
      provider: 'a',
      stands: ['whole'],
      districts: ['上海市/上海市/徐汇区', '上海市/上海市/浦东新区'],
    },
    { id: 'a_0', provider: 'a', stands: ['spot'], districts: ['上海市/上海市/徐汇区'] },
    { id: 'a_1', provider: 'a', stands: ['spot'], districts: ['上海市/上海市/浦东新区'] },
  ])
})

test('every service that can be asked for is a word of the documents', () => {
  const { han } = createVocabulary([]).all()
  const asked = [...han].filter(([, { as }]) => as === 'service')
  expect(asked.length).toBeGreaterThan(100)
  for (const [text, word] of asked) {
    const token = serviceToken(word)
    expect([text, token]).toEqual([text, expect.any(String)])
    for (const spelling of word.spellings)
      expect(servicesIn('name', `示例${spelling}点`)).toContain(`name:${token}`)
  }
})

test('whatever was typed stays a value in the filters', () => {
  const query = searchInput.parse({ city: '上海市" OR id EXISTS', kind: 'meals', bookable: true })
  expect(filtersOf({ query, words: [literally('养老"')], among: ['x'] })).toEqual([
    'stands = "whole"',
    expect.stringContaining('nameGrams = "老\\""'),
    'at = "*/上海市\\" OR id EXISTS/*/*"',
    'kind = "meals"',
    'only = "bookable"',
    'provider = "x"',
  ])
})

test('settings agree with what the engine adds to them, and not with others', () => {
  expect(
    agree({ ...settings, stopWords: [], typoTolerance: { enabled: false, disableOnWords: [] } }, settings),
  ).toBe(true)
  expect(agree({ ...settings, rankingRules: ['words', 'sort'] }, settings)).toBe(false)
  expect(agree({}, settings)).toBe(false)
})

test('indexes of older releases are known by their names, those of others are not', () => {
  const { live, next, isOlder } = indexNames('providers')
  expect(
    [live, next, 'providers-00000000', 'providers-00000000-next', 'others-00000000'].map(isOlder),
  ).toEqual([...[false, false, true, true, false]])
})

test('near a place the sum of good and near decides, however far down the lists somebody stands', async () => {
  const near = { lat: 31, lng: 121 }
  const all: Hit[] = Array.from({ length: 400 }, (_, at) => ({
    ...{ provider: String(at).padStart(3, '0'), standing: at % 3, rating: 3, nameLength: 5 },
    ...{
      quality: ((at * 37) % 101) / 17,
      _geo: at % 7 ? { lat: 31 + ((at * 13) % 200) / 1_000, lng: 121 } : null,
    },
  }))
  const far = ({ _geo }: Hit) => (_geo ? _geo.lat - near.lat : 1)
  const read = async ([, by]: string[], limit: number) =>
    [...all]
      .sort(
        (a, b) =>
          b.standing - a.standing || (by?.startsWith('_geo') ? far(a) - far(b) : b.quality - a.quality),
      )
      .slice(0, limit)
  const everybody = await blended(1_000, near, read)
  expect(everybody).toHaveLength(400)
  for (const needed of [1, 20, 150])
    expect(await blended(needed, near, read)).toEqual(everybody.slice(0, needed))
})

const noCounts = Object.fromEntries(facetNames.map((name) => [name, {}])) as SearchFound['facets']
const found: SearchFound = { ids: ['a'], total: 1, facets: noCounts }
const query = searchInput.parse({})

function inFront() {
  const clock = movableClock()
  const primary = {
    name: 'meilisearch' as const,
    search: vi.fn(async () => found),
    index: vi.fn(async () => {}),
    remove: async () => {},
    healthy: vi.fn(async () => true),
    caughtUp: vi.fn(async () => {}),
  } satisfies SearchPort
  const fallback = {
    ...primary,
    name: 'embedded' as const,
    search: vi.fn(async () => found),
    index: vi.fn(async () => {}),
  }
  const search = withFallback(primary, fallback, { log: pino({ level: 'silent' }), clock })
  const engine = async () => (await search.search(query, 20)).engine
  return { clock, primary, fallback, search, engine }
}

test('an engine that fails is left alone; then a search tries it without waiting, and it is back', async () => {
  const { clock, primary, search, engine } = inFront()
  expect(await engine()).toBe('meilisearch')
  primary.search.mockRejectedValue(new Error('connection refused'))
  expect(await engine()).toBe('embedded')
  expect(await search.state?.()).toEqual({ state: 'degraded', engine: 'embedded', away: 'meilisearch' })
  const before = primary.search.mock.calls.length
  expect(await engine()).toBe('embedded')
  expect(primary.search.mock.calls.length).toBe(before)
  primary.search.mockResolvedValue(found)
  clock.advance(1_000)
  expect(await engine()).toBe('embedded')
  await vi.waitFor(async () => expect(await engine()).toBe('meilisearch'))
  expect(primary.caughtUp).toHaveBeenCalledTimes(1)
  expect(await search.state?.()).toEqual({ state: 'ok', engine: 'meilisearch' })
})

test('an engine that hangs is waited for by nobody once that is known', async () => {
  const { primary, engine } = inFront()
  primary.search.mockReturnValue(new Promise(() => {}))
  expect(await Promise.all([engine(), engine(), engine(), engine()])).toEqual(Array(4).fill('embedded'))
  expect(primary.search).toHaveBeenCalledTimes(4)
  expect(await engine()).toBe('embedded')
  expect(primary.search).toHaveBeenCalledTimes(4)
})

test('one hard question does not make an engine one that is away', async () => {
  const { primary, engine } = inFront()
  primary.search.mockReturnValueOnce(new Promise(() => {}))
  expect(await engine()).toBe('embedded')
  expect(await engine()).toBe('meilisearch')
})

test('whoever asks how it is notices an engine that has gone while nobody searched', async () => {
  const { primary, search } = inFront()
  primary.healthy.mockResolvedValueOnce(false)
  expect(await search.state?.()).toMatchObject({ state: 'degraded', away: 'meilisearch' })
})

test('one that was away at the start is back without anybody searching', async () => {
  const { search, primary, clock } = inFront()
  primary.healthy.mockResolvedValueOnce(false)
  expect(await search.state?.()).toMatchObject({ state: 'degraded' })
  clock.advance(1_000)
  expect(await search.state?.()).toEqual({ state: 'ok', engine: primary.name })
})

test('what is to be indexed reaches the fallback first, and a failure of the engine its caller; one change at a time tries it', async () => {
  const { clock, primary, fallback, search } = inFront()
  primary.index.mockRejectedValueOnce(new Error('task failed: index_primary_key_no_candidate_found'))
  await expect(search.index([facts])).rejects.toThrow('task failed')
  expect(fallback.index).toHaveBeenCalledWith([facts])
  await expect(search.index([facts])).rejects.toThrow('meilisearch is away')
  clock.advance(1_000)
  await search.index([facts])
  expect(primary.index).toHaveBeenCalledTimes(2)
  expect(primary.caughtUp).toHaveBeenCalledTimes(1)
})

test('an engine that is too slow for searches still gets changes', async () => {
  const { primary, search, engine } = inFront()
  primary.search.mockReturnValue(new Promise(() => {}))
  await Promise.all([engine(), engine(), engine()])
  await search.index([facts])
  expect(primary.index).toHaveBeenCalledTimes(1)
})
