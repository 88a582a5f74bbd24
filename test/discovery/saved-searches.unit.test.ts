import { expect, test } from 'vitest'
import { searchInput } from '../../server/discovery/discovery.contract.ts'
import { canonicalQuery, keptQuery, readKeptQuery } from '../../server/discovery/saved-search.rules.ts'

const query = (wishes: object) => searchInput.parse(wishes)
const same = (a: object, b: object) => canonicalQuery(query(a)) === canonicalQuery(query(b))

test('what finds the same is the same: case, spaces, order of hits, page, a position without a radius', () => {
  expect(same({ q: 'Sunny  养老', city: '上海市' }, { city: '上海市', q: 'sunny 养老' })).toBe(true)
  expect(same({ q: '助浴' }, { q: '助浴', sort: 'rating', page: 3, bookable: false })).toBe(true)
  expect(same({ q: '助浴' }, { q: '助浴', near: { lat: 31.2, lng: 121.5 }, sort: 'distance' })).toBe(true)
  expect(same({ q: '助浴' }, { q: '助浴', within: 3_000 })).toBe(true)
})

test('a condition more is another search', () => {
  expect(same({ q: '助浴' }, { q: '助浴', bookable: true })).toBe(false)
  expect(same({ priceTo: 20_000 }, { priceTo: 30_000 })).toBe(false)
  const near = { lat: 31.2215, lng: 121.5448 }
  expect(same({ near, within: 3_000 }, { near, within: 5_000 })).toBe(false)
})

test('a search without a word or a condition is none', () => {
  expect(canonicalQuery(query({}))).toBe('')
  expect(canonicalQuery(query({ sort: 'rating', page: 2, near: { lat: 31, lng: 121 } }))).toBe('')
  expect(canonicalQuery(query({ ability: 'severe' }))).toBe('')
})

test('a home is kept to about 100 m, and how able somebody is not at all', () => {
  const kept = keptQuery(
    query({ near: { lat: 31.221_478, lng: 121.544_812 }, within: 3_000, ability: 'severe', page: 4 }),
  )
  expect(kept).toMatchObject({ near: { lat: 31.221, lng: 121.545 }, page: 1 })
  expect(JSON.stringify(kept)).not.toContain('severe')
})

test('an old search survives: what is unknown or senseless today is left out', () => {
  expect(readKeptQuery({ q: '助浴', kind: 'teahouse', moon: 'full', within: 'far', city: '上海市' })).toEqual(
    query({ q: '助浴', city: '上海市' }),
  )
  for (const broken of [null, 'text', 7, []]) expect(readKeptQuery(broken)).toEqual(query({}))
})
