import fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, expect, test, vi } from 'vitest'
import { type SearchQuery, searchInput } from '../../server/discovery/discovery.contract.ts'
import { createSearch, writeSearchTexts } from '../../server/discovery/discovery.entry.ts'
import { findSpots } from '../../server/discovery/find-spots.ts'
import { cellOf, type MapView } from '../../server/discovery/map.contract.ts'
import type { Spots } from '../../server/discovery/search-facts.contract.ts'
import { understand } from '../../server/discovery/understand.rules.ts'
import { metresBetween } from '../../server/registry/metres-between.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { testCtx } from '../support/world.ts'
import { cities, settleTown, streets } from './town.ts'

const { db } = await testDatabase()
const clock = movableClock()
const town = await settleTown(db, 240)
await writeSearchTexts(db, 'all')
const search = createSearch({ env: {}, db, log: pino({ level: 'silent' }), clock })
const upkeep = search.open?.()
afterAll(() => upkeep?.stop())
await vi.waitFor(() => expect(search.names?.()).not.toBeNull(), { timeout: 15_000 })
const ctx = testCtx(db, clock)
const api = createCaller({ ...ctx, ports: { ...ctx.ports, search } })
const names = search.names?.()

const near = fc.constantFrom(undefined, { lat: 31.2, lng: 121.2 }, { lat: 31.3, lng: 121.05 })
const queries: fc.Arbitrary<SearchQuery> = fc
  .record(
    {
      q: fc.constantFrom('', '枫林', '上海 食堂', '养老', '没有这样的'),
      city: fc.constantFrom('', ...Object.keys(cities)),
      street: fc.constantFrom('', ...streets),
      bookable: fc.boolean(),
      inclusive: fc.constantFrom(true, false, false),
      near,
      within: fc.constantFrom(5_000, 20_000),
      sort: fc.constantFrom('relevance' as const, 'distance' as const),
      page: fc.constantFrom(1, 2),
    },
    { requiredKeys: [] },
  )
  .map((asked) => searchInput.parse(asked))

/** By id, so that two lists in different orders are the same. */
const byId = ({ ids, lats, lngs, bookable }: Spots) =>
  new Map(ids.map((id, at) => [id, [lats[at]?.toFixed(6), lngs[at]?.toFixed(6), bookable[at]]]))

test('the map has exactly whom the list has, out of memory and out of the database', async () => {
  await fc.assert(
    fc.asyncProperty(queries, async (query) => {
      const words = understand(query.q, names!)
      const kept = search.spots?.(query, words)
      const read = await findSpots({ db, now: clock.now() }, query, words, undefined)
      const { ids, total } = await search.search({ ...query, page: 1 }, 1_000, words)
      expect([kept?.total, read.total]).toEqual([total, total])
      expect(byId(kept!)).toEqual(byId(read))
      const placed = ids.filter((id) => town.get(id)?.sites.some(({ lat }) => lat !== null))
      for (const id of kept!.ids) expect(placed).toContain(id)
      if (!query.within && !query.city && !query.street) expect(kept!.ids.length).toBe(placed.length)
      if (!query.near || !query.within) return
      for (let at = 0; at < kept!.ids.length; at += 1) {
        const away = metresBetween(query.near, { lat: kept!.lats[at]!, lng: kept!.lngs[at]! })
        expect(away).toBeLessThanOrEqual(query.within + 0.01)
      }
    }),
    { numRuns: 60 },
  )
})

test('whatever is in view is counted in one pin, the same whether memory or the database is asked', async () => {
  const degrees = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true })
  const views = fc
    .record({
      a: degrees(30.9, 31.5),
      b: degrees(30.9, 31.5),
      c: degrees(120.9, 121.5),
      d: degrees(120.9, 121.5),
    })
    .chain(({ a, b, c, d }) =>
      fc.record({
        ...{ south: fc.constant(Math.min(a, b)), north: fc.constant(Math.max(a, b)) },
        ...{ west: fc.constant(Math.min(c, d)), east: fc.constant(Math.max(c, d)), zoom: degrees(4, 18) },
      }),
    )
  await fc.assert(
    fc.asyncProperty(queries, fc.option(views, { nil: undefined }), async (query, view) => {
      const { total } = await api.discovery.search(query)
      const hits = await api.discovery.map({ query, view })
      expect(hits.total).toBe(total)
      const drawn = hits.pins.reduce((sum, { count }) => sum + count, 0)
      expect(drawn).toBe(hits.inView)
      if (!view) expect(hits.inView).toBe(total - hits.unplaced)
      expect(hits.pins.length).toBeLessThanOrEqual(250)
      expect(new Set(hits.pins.map(({ cell }) => cell)).size).toBe(hits.pins.length)
      for (const pin of hits.pins) {
        expect(pin.bookable).toBeLessThanOrEqual(pin.count)
        if (pin.count === 1) expect(pin.providers).toHaveLength(1)
        for (const edge of [pin.box.south, pin.box.north])
          expect(cellOf(edge, pin.box.west, hits.zoom).split('/')[0]).toBe(pin.cell.split('/')[0])
        if (view) expect(isIn(pin.box, view)).toBe(true)
      }
      const read = await createCaller(ctx).discovery.map({ query: { ...query, q: '' }, view })
      const kept = await api.discovery.map({ query: { ...query, q: '' }, view })
      const sorted = (pins: typeof read.pins) => pins.map(({ cell, count }) => `${cell} ${count}`).sort()
      expect(sorted(kept.pins)).toEqual(sorted(read.pins))
    }),
    { numRuns: 40 },
  )
})

test('who stands at one place is named there, whoever can be told apart by looking nearer is not', async () => {
  const spots = await api.discovery.map({
    query: {},
    view: { south: 30, west: 120, north: 32, east: 122, zoom: 18 },
  })
  for (const { providers, count } of spots.pins)
    if (providers) expect(providers.length).toBe(Math.min(30, count))
  const far = await api.discovery.map({
    query: {},
    view: { south: 30, west: 120, north: 32, east: 122, zoom: 5 },
  })
  expect(far.pins.some(({ providers }) => providers === null)).toBe(true)
})

const isIn = (box: Omit<MapView, 'zoom'>, view: MapView) =>
  box.south >= view.south && box.north <= view.north && box.west >= view.west && box.east <= view.east
