import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSearch } from '../../app/features/discovery/read-search.server.ts'
import { searchFields, searchPath, tidyFields } from '../../app/features/discovery/search-path.ts'
import * as offered from '../../app/features/discovery/vocabulary.ts'
import { clustersOf, spread } from '../../app/features/map/cluster.ts'
import { type SearchQuery, searchInput } from '../../server/discovery/discovery.contract.ts'
import {
  abilityGrades,
  ageClasses,
  credentialKinds,
  languages,
  offeringCategories,
  offeringUnits,
  providerGrades,
  providerKinds,
} from '../../server/providers/provider.contract.ts'

const maybe = <T>(values: readonly T[]) => fc.constantFrom(undefined, ...values)
const place = fc.constantFrom('', '上海市', '浦东新区')
const degrees = fc.integer({ min: -89_000, max: 89_000 }).map((milli) => milli / 1000)

const queries: fc.Arbitrary<SearchQuery> = fc
  .record({
    q: fc.constantFrom('', '助浴', '花木 日托', 'a&b=c'),
    ...{ province: place, city: place, district: place, street: place },
    kind: maybe(providerKinds),
    category: maybe(offeringCategories),
    unit: maybe(offeringUnits),
    priceFrom: fc.option(fc.integer({ min: 1, max: 9_999_999 }), { nil: undefined }),
    priceTo: fc.option(fc.integer({ min: 1, max: 9_999_999 }), { nil: undefined }),
    ability: maybe(abilityGrades),
    age: maybe(ageClasses),
    ...{ bookable: fc.boolean(), inclusive: fc.boolean(), voucher: fc.boolean(), ltci: fc.boolean() },
    rating: maybe(offered.ratings),
    grade: maybe(providerGrades),
    gender: maybe(offered.genders),
    language: maybe(languages),
    credential: maybe(credentialKinds),
    level: maybe(offered.levels),
    day: maybe(['2026-11-24']),
    window: fc.constantFrom<[number, number][]>(
      [0, 1440],
      [360, 720],
      [720, 1080],
      [1080, 1440],
      [540, 1440],
      [0, 600],
      [605, 990],
    ),
    near: fc.option(fc.record({ lat: degrees, lng: degrees }), { nil: undefined }),
    within: maybe([100, 5_000]),
    page: fc.integer({ min: 1, max: 500 }),
  })
  .map(({ window: [fromMinute, toMinute], ...query }) => {
    // A window without a day and a radius without a middle say nothing; minus zero is zero.
    const near = query.near && { lat: query.near.lat + 0, lng: query.near.lng + 0 }
    const when = query.day ? { fromMinute, toMinute } : {}
    return searchInput.parse({ ...query, ...when, near, within: near ? query.within : undefined })
  })

describe('the address of a search', () => {
  const paramsOf = (path: string) => new URL(path, 'http://yiyou.test').searchParams

  test('says all that was asked, and is read back as that', () =>
    fc.assert(
      fc.property(queries, (query) => {
        expect(readSearch(paramsOf(searchPath(query)))).toEqual(query)
      }),
    ))

  test('of the first page of everything has no conditions', () => {
    expect(searchPath(searchInput.parse({}))).toBe('/search')
    expect(searchFields(searchInput.parse({ near: { lat: 1, lng: 2 } }))).toEqual([['near', '1,2']])
  })

  test('still understands the single select of the first page', () => {
    const read = readSearch(new URLSearchParams({ where: '上海市 浦东新区' }))
    expect(read).toMatchObject({ city: '上海市', district: '浦东新区' })
  })

  test('leaves out what makes no sense, and keeps the rest', () => {
    const read = readSearch(new URLSearchParams('kind=castle&level=high&day=soon&priceTo=lots&gender=male'))
    expect(read).toEqual(searchInput.parse({ gender: 'male' }))
  })
})

describe('a form that was shown for another place', () => {
  const tidy = (fields: string) => tidyFields(new URLSearchParams(fields)).toString()

  test('loses what was below the place that changed', () => {
    const form = 'of=/A/b/c&province=&district=b&street=c'
    expect(tidy(`${form}&city=B`)).toBe('city=B')
    expect(tidy('of=/A/b/c&city=A&district=d&street=c')).toBe('city=A&district=d')
    expect(tidy('of=/A/b/c&city=A&district=b&street=d')).toBe('city=A&district=b&street=d')
  })

  test('has no clocks without their choice, and no time without a day', () => {
    expect(tidy('day=2026-11-24&time=morning&from=09:00&to=10:00')).toBe('day=2026-11-24&time=morning')
    expect(tidy('time=custom&from=09:00&within=500&q=+')).toBe('')
  })
})

test('every choice of the contract is offered, once', () => {
  const same = (ours: readonly unknown[], theirs: readonly unknown[]) =>
    expect([...ours].sort()).toEqual([...theirs].sort())
  same(offered.categories, offeringCategories)
  same(offered.kinds, providerKinds)
  same(offered.abilities, abilityGrades)
  same(offered.ages, ageClasses)
  same(offered.units, offeringUnits)
  same(offered.spoken, languages)
  same(offered.grades, providerGrades)
  same(offered.credentials, credentialKinds)
})

test('age is asked for children, ability for elders, neither before one knows', () => {
  expect(offered.audienceOf({ category: 'childcare_half' })).toBe('child')
  expect(offered.audienceOf({ kind: 'nursing' })).toBe('elder')
  expect(offered.audienceOf({ kind: 'education' })).toBeNull()
  expect(offered.audienceOf({})).toBeNull()
})

test('pins that would touch are one, and none is lost', () => {
  const spots = fc.array(fc.record({ x: fc.integer({ max: 400 }), y: fc.integer({ max: 400 }) }))
  fc.assert(
    fc.property(spots, (points) => {
      const named = points.map((point, at) => ({ ...point, id: String(at), count: at + 1 }))
      const ids = clustersOf(named, 44).flatMap(({ of }) => of.map(({ id }) => id))
      expect([...ids].sort()).toEqual(named.map(({ id }) => id).sort())
    }),
  )
  const [both, alone] = clustersOf(
    [
      { id: 'a', x: 0, y: 0, count: 1 },
      { id: 'b', x: 12, y: 0, count: 3 },
      { id: 'c', x: 200, y: 0, count: 1 },
    ],
    44,
  )
  expect(both).toMatchObject({ of: [{ id: 'a' }, { id: 'b' }], x: 9, y: 0 })
  expect(alone?.of).toMatchObject([{ id: 'c' }])
})

test('of names that would run into one another the weightier stands', () => {
  const label = (name: string, x: number, weight: number) => ({ name, x, y: 0, weight })
  const shown = spread([label('小', 10, 1), label('大', 0, 9), label('远', 300, 1)], 76, 30)
  expect(shown.map(({ name }) => name)).toEqual(['大', '远'])
})
