import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, describe, expect, test, vi } from 'vitest'
import {
  conditionNames,
  facetNames,
  type SearchQuery,
  searchInput,
} from '../../server/discovery/discovery.contract.ts'
import { writeSearchTexts } from '../../server/discovery/discovery.entry.ts'
import { createEmbeddedSearch } from '../../server/discovery/embedded-search.ts'
import { createPostgresSearch } from '../../server/discovery/postgres-search.ts'
import type { SearchPort } from '../../server/discovery/search-port.ts'
import { typedWords } from '../../server/discovery/typed-words.rules.ts'
import { type MovableClock, movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { allChoices, canBook, choose, leaveOut, metresTo, priceOf, whoFits } from './oracle.ts'
import { realMeilisearch } from './real-meilisearch.ts'
import { cities, kinds, settleTown, streets, today } from './town.ts'

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
    await vi.waitFor(() => search.search(searchInput.parse({}), 1), { timeout: 15_000 })
    return search
  },
  ...realMeilisearch(db),
} satisfies Record<string, (clock: MovableClock) => Promise<SearchPort>>

/** The words of ranking.rules.ts, one by one. */
function statedOrder(query: SearchQuery): (a: string, b: string) => number {
  const by = (id: string) => {
    const one = town.get(id)!
    const metres = query.near ? metresTo(one, query.near) : Number.POSITIVE_INFINITY
    const rating = (one.ratingSum + 9) / (one.reviewCount + 3)
    const { kept, broken, soonestDay } = one.standing ?? { kept: 0, broken: 0, soonestDay: null }
    const days = soonestDay ? Math.max(0, (Date.parse(soonestDay) - Date.parse(today)) / 86_400_000) : 1e9
    const near = (4 * 3_000) / (3_000 + metres)
    const blend = near + 3 * ((rating - 1) / 4) + 2 * ((kept + 9) / (kept + broken + 10)) + 3 / (3 + days)
    const stands = [canBook(one) ? 0 : 1, one.state === 'verified' ? 0 : 1, -Math.round(blend * 1e6)]
    const first = { relevance: 0, distance: metres, rating: -rating, price: priceOf(one, query) }[query.sort]
    return [first, ...stands]
  }
  return (a, b) => {
    const [one, other] = [by(a), by(b)]
    const at = one.findIndex((value, index) => value !== other[index])
    return at < 0 ? (a < b ? -1 : 1) : (one[at] ?? 0) - (other[at] ?? 0)
  }
}

/** Mostly not asked for: all at once would leave nobody. */
const rarely = <Value>(values: readonly Value[]) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...values) },
  )
/** Sometimes only those who are free some day. */
const groups = fc.option(fc.constantFrom(2, 3), { nil: undefined })
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
    province: rarely(['江苏省', '上海市']),
    city: fc.constantFrom('', '', ...Object.keys(cities)),
    district: fc.constantFrom('', '', '鼓楼区', '徐汇区'),
    street: rarely(streets),
    kind: rarely(kinds),
    category: rarely(['meal_help', 'cleaning', 'errands']),
    unit: rarely(['visit', 'hour']),
    priceFrom: rarely([1_050, 1_100]),
    priceTo: rarely([1_150, 1_250]),
    ability: rarely(['intact', 'severe', 'total']),
    age: rarely(['infant_6', 'child']),
    bookable: rarely([true, false]),
    inclusive: rarely([true]),
    voucher: rarely([true]),
    ltci: rarely([true]),
    rating: rarely([3, 4, 4.1, 4.5]),
    grade: rarely(['5', '3', '1', 'B', 'D']),
    gender: rarely(['female', 'male']),
    language: rarely(['mandarin', 'shanghainese']),
    credential: rarely(['health_certificate', 'no_criminal_record']),
    level: rarely([2, 4, 8]),
    sort: fc.constantFrom('relevance', 'distance', 'rating', 'price'),
    near: fc.constantFrom(undefined, { lat: 31.2, lng: 121.2 }),
    within: fc.constantFrom(undefined, 5_000, 20_000),
  },
  { requiredKeys: [] },
)

describe.each(Object.entries(engines))('%s', async (_name, engine) => {
  const search = await engine(movableClock())
  const find = (query: object, pageSize = 1_000) => search.search(searchInput.parse(query), pageSize)
  const namesOf = async (query: object) => (await find(query)).ids.map((id) => town.get(id)?.name)

  const idsOf = (query: SearchQuery, among?: ReadonlySet<string>) => {
    const fits = whoFits(query, among)
    return [...town].filter(([id, one]) => fits(id, one)).map(([id]) => id)
  }
  const countFitting = (query: SearchQuery | null, among?: ReadonlySet<string>) =>
    query ? idsOf(query, among).length : 0

  test('finds exactly those an honest look at everybody finds; a count is what choosing that would find', async () => {
    await fc.assert(
      fc.asyncProperty(queries, groups, async (given, group) => {
        const query = searchInput.parse(given)
        const among = group && new Set([...town.keys()].filter((_, at) => at % group === 0))
        const words = typedWords(query.q)
        const { ids, total, facets, ...rest } = await search.search(query, 1_000, words, among && [...among])
        const expected = idsOf(query, among)
        expect([...ids].sort()).toEqual(expected.sort())
        expect(total).toBe(expected.length)
        for (const facet of facetNames) {
          const counts = allChoices[facet].map((value) => [
            value,
            countFitting(choose(query, facet, value), among),
          ])
          expect([facet, facets[facet]]).toEqual([
            facet,
            Object.fromEntries(counts.filter(([, count]) => Number(count) > 0)),
          ])
        }
        if (total > 0) return
        for (const name of conditionNames)
          expect([name, rest.without?.[name] ?? 0]).toEqual([
            name,
            name === 'day' ? (among ? countFitting(query) : 0) : countFitting(leaveOut(query, name), among),
          ])
        const lacking = words.map((word) => words.filter((other) => other !== word).map(({ typed }) => typed))
        expect(rest.withoutWord).toEqual(
          lacking.map((q) => countFitting({ ...query, q: q.join(' ') }, among)),
        )
        expect(rest.withoutWords).toBe(countFitting({ ...query, q: '' }, among))
      }),
      { numRuns: 60 },
    )
  })

  test('by price: the lowest that fits first, without one last', async () => {
    for (const given of [{ sort: 'price' }, { sort: 'price', category: 'errands', unit: 'visit' }]) {
      const { ids } = await find(given)
      const prices = ids.map((id) => priceOf(town.get(id)!, searchInput.parse(given)))
      expect(prices).toEqual([...prices].sort((a, b) => a - b))
    }
  })

  test('every engine has the same order where no words are asked for: it is the one that is stated', async () => {
    await fc.assert(
      fc.asyncProperty(queries, async (given) => {
        const query = searchInput.parse({ ...given, q: '' })
        const { ids } = await search.search(query, 1_000)
        expect(ids).toEqual([...ids].sort(statedOrder(query)))
      }),
      { numRuns: 40 },
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
    expect((await find({ q: '100%' })).total).toBe(countFitting(searchInput.parse({ q: '100%' })))
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
