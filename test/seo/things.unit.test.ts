import { expect, test } from 'vitest'
import { jsonLdText } from '../../app/features/seo/json-ld.ts'
import { providerListed, providerTitle } from '../../app/features/seo/provider-page.ts'
import { searchListed, searchTitle, worthIndexing } from '../../app/features/seo/search-page.ts'
import { i18nFor } from '../../app/i18n/catalogues.server.ts'
import { searchInput } from '../../server/discovery/discovery.contract.ts'
import type { ProviderPage } from '../../server/providers/provider.contract.ts'

const t = i18nFor('zh-CN').t as (key: string, params?: object) => string
const site = { url: 'https://yiyou.example', helpPhone: null }
const query = (wishes: object) => searchInput.parse(wishes)
const result = { total: 45, page: 1, pages: 3, hits: [{ id: 'x', name: '花木日间照料' }] }

const provider = {
  id: '01890000-0000-7000-8000-000000000001',
  kind: 'nursery',
  name: '小树托育',
  summary: '',
  phone: '021-12345678',
  example: false,
  place: '上海市 浦东新区',
  addressLine: '示例路 3 号',
  lat: 31.2,
  lng: 121.5,
  offerings: [
    { title: '全日托', priceFen: 320_000, unit: 'month', mode: 'on_site' },
    { title: '计时托', priceFen: 4_050, unit: 'hour', mode: 'on_site' },
  ],
  rating: { mean: 4.666, count: 3 },
  opening: { hours: [], rests: false, coming: [] },
} as unknown as ProviderPage

const thingOf = (changes: object) => {
  const { things = [] } = providerListed(t, { provider: { ...provider, ...changes } }, site)
  return things[0] as Record<string, unknown>
}

test('nothing in a name ends the script, and it reads back as it was', () => {
  const name = '</script><script>alert(1)</script><!-- & \u2028\u2029 "引号"'
  const text = jsonLdText([{ '@type': 'LocalBusiness', name }])
  expect(text).not.toMatch(/[<>&\u2028\u2029]/)
  expect(JSON.parse(text)['@graph']).toEqual([{ '@type': 'LocalBusiness', name }])
})

test('a nursery is ChildCare, with the prices and the mean its page shows', () => {
  expect(thingOf({})).toMatchObject({
    '@type': 'ChildCare',
    url: `https://yiyou.example/providers/${provider.id}`,
    telephone: '021-12345678',
    address: { addressLocality: '上海市', streetAddress: '浦东新区示例路 3 号' },
    geo: { latitude: 31.2, longitude: 121.5 },
    priceRange: '¥40.50–¥3200',
    aggregateRating: { ratingValue: '4.7', reviewCount: 3, bestRating: 5 },
  })
  expect(thingOf({})).not.toHaveProperty('areaServed')
})

test('no mean where the page shows none, no price without an offering, no spot where it is not known', () => {
  const bare = thingOf({ rating: { mean: null, count: 2 }, offerings: [], lat: null, lng: null, phone: null })
  for (const name of ['aggregateRating', 'priceRange', 'makesOffer', 'geo', 'telephone'])
    expect(bare).not.toHaveProperty(name)
})

test('who comes to the home says where; volunteers are no business with a price range', () => {
  const offerings = [{ title: '上门探访', priceFen: 0, unit: 'visit', mode: 'at_home' }]
  const volunteers = thingOf({ kind: 'volunteer', offerings })
  expect(volunteers).toMatchObject({ '@type': 'NGO', areaServed: { name: '上海市浦东新区' } })
  expect(volunteers).not.toHaveProperty('priceRange')
  expect(volunteers).not.toHaveProperty('geo')
})

test('an example is shown to people and to no search engine', () => {
  expect(providerListed(t, { provider: { ...provider, example: true } }, site).indexed).toBe(false)
  expect(providerListed(t, { provider }, site).indexed).toBe(true)
  expect(providerTitle(t, { provider })).toBe('小树托育，上海市浦东新区')
})

test('a place with one kind or one service is worth finding; words, filters and positions are not', () => {
  const place = { city: '上海市', district: '浦东新区' }
  for (const wishes of [
    {},
    place,
    { kind: 'nursery' },
    { ...place, category: 'bathing' },
    { ...place, page: 2 },
  ])
    expect(worthIndexing(query(wishes)), JSON.stringify(wishes)).toBe(true)
  const near = { lat: 31.2, lng: 121.5 }
  for (const wishes of [
    ...[{ q: '助浴' }, { bookable: true }, { sort: 'rating' }, { near, within: 3_000 }, { priceTo: 20_000 }],
    { ...place, kind: 'nursery', category: 'childcare_full' },
  ])
    expect(worthIndexing(query(wishes)), JSON.stringify(wishes)).toBe(false)
})

test('a page beyond the last, an empty one and one that failed are not kept', () => {
  const listed = (wishes: object, found: typeof result | null) =>
    searchListed(t, { query: query(wishes), result: found }, site).indexed
  expect(listed({ page: 3 }, result)).toBe(true)
  expect(listed({ page: 4 }, result)).toBe(false)
  expect(listed({}, { ...result, total: 0 })).toBe(false)
  expect(listed({}, null)).toBe(false)
})

test('titles of results tell place, service and page apart', () => {
  const title = (wishes: object) => searchTitle(t, { query: query(wishes), result })
  expect(title({ city: '上海市', district: '浦东新区', category: 'bathing' })).toBe('上海市浦东新区助浴')
  expect(title({ kind: 'nursery', page: 2 })).toBe('托育机构，第 2 页')
  expect(title({ q: '助浴' })).toBe('「助浴」的搜索结果')
})

test('opening hours as the page shows them: the week in a row of days, and what differs', () => {
  const workdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 480, endMinute: 1050 }))
  const opening = {
    hours: [
      ...workdays,
      { weekday: 6, startMinute: 540, endMinute: 720 },
      { weekday: 6, startMinute: 780, endMinute: 1440 },
    ],
    rests: false,
    coming: [
      { firstDay: '2027-02-05', lastDay: '2027-02-11', spans: [] },
      { firstDay: '2027-02-12', lastDay: '2027-02-12', spans: [[600, 960]] },
    ],
  }
  const spec = (more: object) => ({ '@type': 'OpeningHoursSpecification', ...more })
  const said = [
    spec({
      dayOfWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
      ...{ opens: '08:00', closes: '17:30' },
    }),
    spec({ dayOfWeek: ['Saturday'], opens: '09:00', closes: '12:00' }),
    spec({ dayOfWeek: ['Saturday'], opens: '13:00', closes: '23:59' }),
    spec({ validFrom: '2027-02-05', validThrough: '2027-02-11', opens: '00:00', closes: '00:00' }),
    spec({ validFrom: '2027-02-12', validThrough: '2027-02-12', opens: '10:00', closes: '16:00' }),
  ]
  expect(thingOf({ opening }).openingHoursSpecification).toEqual(said)
  expect(thingOf({})).not.toHaveProperty('openingHoursSpecification')
  expect(thingOf({ kind: 'volunteer', opening })).toMatchObject({
    location: { openingHoursSpecification: said },
  })
})
