import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { searchInput } from '../../server/discovery/discovery.contract.ts'
import { writeSearchTexts } from '../../server/discovery/discovery.entry.ts'
import { createEmbeddedSearch } from '../../server/discovery/embedded-search.ts'
import { createPostgresSearch } from '../../server/discovery/postgres-search.ts'
import type { SearchPort } from '../../server/discovery/search-port.ts'
import { type MovableClock, movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { canBook, fits, metresTo, sitesOf, tally } from './oracle.ts'
import { cities, kinds, settleTown } from './town.ts'

const { db } = await testDatabase()
const town = await settleTown(db, 240)
await writeSearchTexts(db, 'all')

const stops: (() => Promise<void>)[] = []
afterAll(() => Promise.all(stops.map((stop) => stop())))

const engines = {
  postgres: async (clock) => createPostgresSearch({ db, clock }),
  embedded: async (clock) => {
    const fallback = {
      ...createPostgresSearch({ db, clock }),
      search: () => Promise.reject(new Error('not built')),
    }
    const search = createEmbeddedSearch({ db, clock, log: pino({ level: 'silent' }), fallback })
    const chore = search.open?.()
    if (chore) stops.push(chore.stop)
    await vi.waitFor(() => search.search(searchInput.parse({}), 1))
    return search
  },
} satisfies Record<string, (clock: MovableClock) => Promise<SearchPort>>

const queries = fc.record(
  {
    q: fc.constantFrom(
      '',
      '枫林',
      '上海 食堂',
      '浦东 助餐',
      '养老',
      'sunny',
      'ＳＵＮＮＹ',
      '%',
      '_',
      'a_b',
      '鼓楼',
      '托育',
      '示例路1',
      '号',
      '上海市浦东',
      '员送',
      '食堂 示例 路2 务',
    ),
    city: fc.constantFrom('', ...Object.keys(cities)),
    district: fc.constantFrom('', '', '鼓楼区', '徐汇区'),
    kind: fc.option(fc.constantFrom(...kinds), { nil: undefined }),
    category: fc.option(fc.constantFrom('meal_help', 'cleaning', 'errands'), { nil: undefined }),
    bookable: fc.boolean(),
    inclusive: fc.boolean(),
    sort: fc.constantFrom('relevance', 'distance', 'rating'),
    near: fc.constantFrom(undefined, { lat: 31.2, lng: 121.2 }),
    within: fc.constantFrom(undefined, 5_000, 20_000),
  },
  { requiredKeys: [] },
)

describe.each(Object.entries(engines))('%s', async (_name, engine) => {
  const search = await engine(movableClock())
  const find = (query: object, pageSize = 1_000) => search.search(searchInput.parse(query), pageSize)
  const namesOf = async (query: object) => (await find(query)).ids.map((id) => town.get(id)?.name)

  test('finds exactly those an honest look at everybody finds, and counts what other choices would give', async () => {
    await fc.assert(
      fc.asyncProperty(queries, async (given) => {
        const query = searchInput.parse(given)
        const { ids, total, facets } = await find(given)
        const expected = [...town].filter(([, one]) => fits(one, query)).map(([id]) => id)
        expect([...ids].sort()).toEqual(expected.sort())
        expect(total).toBe(expected.length)

        const among = (without: 'kind' | 'place' | 'district') =>
          [...town.values()].filter((one) => fits(one, query, without))
        expect(facets.kind).toEqual(tally(among('kind'), ({ kind }) => [kind]))
        expect(facets.city).toEqual(
          tally(among('place'), (one) => sitesOf(one, query, 'place').map(({ city }) => city)),
        )
        const districts = tally(among('district'), (one) =>
          sitesOf(one, query, 'district').map(({ city, district }) => district && `${city}/${district}`),
        )
        expect(facets.district).toEqual(districts)
      }),
      { numRuns: 80 },
    )
  })

  test('bookable is what the rule of the provider page says', async () => {
    const { ids } = await find({ bookable: true })
    const able = [...town].filter(([, one]) => canBook(one)).map(([id]) => id)
    expect([...ids].sort()).toEqual(able.sort())
    expect(able.length).toBeGreaterThan(10)
    expect(able.length).toBeLessThan(120)
  })

  test('a certificate that ends today holds today and not tomorrow', async () => {
    const clock = movableClock()
    const later = await engine(clock)
    const ending = [...town].filter(([, one]) => canBook(one) && one.caregiver.certificate === '2026-11-21')
    const needing = ending.filter(
      ([, { offerings }]) => offerings[0]?.mode === 'at_home' || offerings[0]?.category === 'meal_help',
    )
    expect(needing.length).toBeGreaterThan(0)
    const bookable = async () => (await later.search(searchInput.parse({ bookable: true }), 1_000)).ids
    expect(await bookable()).toEqual(expect.arrayContaining(needing.map(([id]) => id)))
    // 23:59 in Shanghai, then midnight.
    clock.set(new Date('2026-11-21T15:59:00Z'))
    expect(await bookable()).toContain(needing[0]?.[0])
    clock.set(new Date('2026-11-21T16:00:00Z'))
    for (const [id] of needing) expect(await bookable()).not.toContain(id)
  })

  test('by distance: nearest first, those without a position last; metres agree with the globe', async () => {
    const near = { lat: 31.2, lng: 121.2 }
    const { ids } = await find({ sort: 'distance', near })
    const metres = ids.map((id) => metresTo(town.get(id)!, near))
    expect(metres).toEqual([...metres].sort((a, b) => a - b))
    expect(metres.at(-1)).toBe(Number.POSITIVE_INFINITY)
  })

  test('by rating: few voices move little, none stand in the middle', async () => {
    const { ids } = await find({ sort: 'rating' })
    const grades = ids
      .map((id) => town.get(id)!)
      .map(({ ratingSum, reviewCount }) => (ratingSum + 9) / (reviewCount + 3))
    expect(grades).toEqual([...grades].sort((a, b) => b - a))
  })

  test('by relevance: found by name before found by the rest, bookable before the others', async () => {
    const { ids } = await find({ q: '养老' })
    const found = ids.map((id) => town.get(id)!)
    const ranks = found.map((one) => (one.name.includes('养老') ? 0 : 2) + (canBook(one) ? 0 : 1))
    expect(ranks).toEqual([...ranks].sort())
    expect(new Set(ranks).size).toBeGreaterThan(2)
    expect((await namesOf({ q: '示例榕树1号养老院' }))[0]).toBe('示例榕树1号养老院')
  })

  test('pages follow each other without gaps or repeats; a page beyond the end still knows the total', async () => {
    const pages = []
    for (let page = 1; page <= 12; page += 1) pages.push(...(await find({ page, sort: 'rating' }, 20)).ids)
    expect(pages).toEqual((await find({ sort: 'rating' })).ids)
    expect(await find({ page: 99 }, 20)).toMatchObject({ ids: [], total: 240 })
  })

  test('words of two characters, either script, any width and any order find the same', async () => {
    const found = await namesOf({ q: '浦东 食堂' })
    expect(found.length).toBeGreaterThan(0)
    expect(await namesOf({ q: '食堂　浦東' })).toEqual(found)
    expect(await namesOf({ q: '示例ＳＵＮＮＹ' })).toEqual(await namesOf({ q: '示例sunny' }))
  })

  test('percent, underscore and backslash are letters, and SQL is text', async () => {
    const percent = [...town.values()].filter((one) => fits(one, searchInput.parse({ q: '100%' })))
    expect((await find({ q: '100%' })).total).toBe(percent.length)
    expect((await find({ q: '1%号' })).total).toBe(0)
    expect((await find({ q: 'a\\_b' })).total).toBe(0)
    const attacks = ["'; drop table provider; --", '$1', "' or 1=1 --", '\\', '{}', '"', '\u0000']
    for (const attack of attacks) {
      await find({ q: attack })
      await find({ city: attack.slice(0, 20), district: attack.slice(0, 20) })
    }
    expect(await db.provider.count()).toBe(240)
  })
})
