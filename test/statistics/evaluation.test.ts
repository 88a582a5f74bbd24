import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seedRegions } from '../../server/regions/regions.entry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { evaluationIndicators } from '../../server/statistics/evaluation.contract.ts'
import { evaluate } from '../../server/statistics/evaluation.rules.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { anonymous, buildWorld, testCtx } from '../support/world.ts'

const { db } = await testDatabase()
const clock = movableClock()
const world = await buildWorld(db, clock)
await seedRegions(db)
const everybody = createCaller(testCtx(db, clock, anonymous)).statistics
const operator = createCaller(testCtx(db, clock, world.operator.viewer)).statistics
const year = 2026

const rate = fc.option(fc.double({ min: 0, max: 200, noNaN: true }))
const district = fc.record({ elderPlacesPer: rate, childPlacesPer: rate, carersPer: rate })
const terms = fc.record({
  least: fc.integer({ min: 0, max: 100 }),
  indicators: fc.uniqueArray(
    fc.record({
      key: fc.constantFrom(...evaluationIndicators),
      weight: fc.integer({ min: 1, max: 100 }),
      full: fc.double({ min: 0.1, max: 200, noNaN: true }),
    }),
    { minLength: 1, maxLength: 4, selector: ({ key }) => key },
  ),
})
const coverageRow = (row: object) =>
  ({ district: 'x', people: {}, elderProviders: 1, childProviders: 1, ...row }) as never
const scored = (rule: Parameters<typeof evaluate>[0], row: object) =>
  evaluate(rule, {
    coverage: [coverageRow(row)],
    districts: [{ district: 'x', providers: 4, verified: 3, orders: 0, done: 0 }],
  })[0]

test('under any weights: between 0 and 100, more never lowers it, what is not known takes no part', () => {
  fc.assert(
    fc.property(terms, district, fc.double({ min: 0, max: 50, noNaN: true }), (rule, row, more) => {
      const one = scored(rule, row)
      expect(one?.score === null || (one !== undefined && one.score >= 0 && one.score <= 100)).toBe(true)
      const raised = row.carersPer === null ? row : { ...row, carersPer: row.carersPer + more }
      const better = scored(rule, raised)
      expect((better?.score ?? 0) >= (one?.score ?? 0)).toBe(true)
      const unknown = one?.factors.filter(({ value }) => value === null) ?? []
      expect(unknown.every(({ points }) => points === null)).toBe(true)
      if ((one?.known ?? 0) < rule.least - 0.1) expect(one?.score).toBeNull()
    }),
  )
})

test('nobody reads an evaluation before it is published; then as it was, with every factor and whose weights they are', async () => {
  expect((await everybody.published({ year })).evaluation).toBeNull()
  await operator.enterPopulation({
    ...{ regionCode: '310115', ageGroup: 'age_60', people: 500, asOf: '2025-12-31' },
    ...{ source: '区统计公报', key: randomUUID() },
  })
  const places = { providerId: world.provider.id, kind: 'seat', name: '日托' } as const
  const { id } = await db.capacityPool.create({
    data: { ...places, weekdays: [1], capacity: 10, validFrom: new Date('2026-01-01') },
  })
  const draft = (await operator.whole({ year })).evaluation
  expect([draft?.published, draft?.rule.version]).toEqual([null, 1])
  const key = randomUUID()
  await operator.publishEvaluation({ year, key })
  await operator.publishEvaluation({ year, key })
  expect(await db.evaluationRun.count()).toBe(1)
  const seen = async () => (await everybody.published({ year })).evaluation
  const there = async () => (await seen())?.results.find((row) => row.district === '上海市 浦东新区')
  const first = await there()
  // Two caregivers are not public: their rate takes no part for operators either.
  expect(first?.factors.map(({ key: of, value, points }) => [of, value, points])).toEqual([
    ['elderPlacesPer', 20, 15],
    ['childPlacesPer', null, null],
    ['carersPer', null, null],
    ['verifiedShare', 0.667, 13.3],
  ])
  expect([first?.known, first?.score]).toEqual([50, 56.7])
  expect((await seen())?.rule.source).toContain('示例权重')
  await db.capacityPool.update({ where: { id }, data: { capacity: 20 } })
  expect(await there()).toEqual(first)
  clock.advance(60_000)
  await operator.publishEvaluation({ year, key: randomUUID() })
  expect((await there())?.score).toBe(86.7)
  await expect(db.evaluationRun.deleteMany()).rejects.toThrow('never changed')
  const next = (await operator.whole({ year: 2027 })).evaluation
  expect(next?.before['上海市 浦东新区']).toBe(86.7)
})
