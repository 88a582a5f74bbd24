import { expect, test } from 'vitest'
import { metresBetween } from '../../server/registry/metres-between.ts'
import { testDatabase } from '../support/database.ts'
import { countsOf, importer } from './import-world.ts'
import { plainRows, registryFile } from './registry-files.ts'

const { db } = await testDatabase()
const { real } = importer(db)

const SHANGHAI = 'cn_shanghai_eldercare_2024.csv'
const HOMES = 'cn_nursing_homes_4cities.csv'
const TAIWAN = 'tw_infant_care_centres_2026.csv'
const rowsOf = (file: string) => plainRows(registryFile(file).bytes)

test('the Shanghai registry comes in: every row is a source, stand-in points are left out', async () => {
  const rows = rowsOf(SHANGHAI)
  const report = await real('shanghai-eldercare', SHANGHAI)
  const { created, merged } = report
  expect(countsOf(report)).toEqual({
    rows: rows.length,
    created,
    merged,
    updated: 0,
    unchanged: 0,
    refused: 0,
  })
  expect(created + merged).toBe(rows.length)
  expect(await db.provider.count()).toBe(created)
  expect(await db.listingSource.count()).toBe(rows.length)

  const placeholders = rows.filter((row) => row.coord_flag === 'placeholder_city_centre').length
  const missing = rows.filter((row) => row.lat === '').length
  expect(report.placeholders).toBe(placeholders)
  expect(placeholders).toBeGreaterThan(0)
  const [{ unplaced } = { unplaced: 0 }] = await db.$queryRaw<{ unplaced: number }[]>`
    select count(*)::int as unplaced from listing_source where row ->> 'lat' is null`
  expect(unplaced).toBe(placeholders + missing)
})

test('the eight Shanghai types became our kinds', async () => {
  const rows = rowsOf(SHANGHAI)
  const of = (...types: string[]) => rows.filter((row) => types.includes(row.type ?? '')).length
  const found = await db.$queryRaw<{ kind: string; count: number }[]>`
    select row ->> 'kind' as kind, count(*)::int as count from listing_source group by 1`
  expect(Object.fromEntries(found.map(({ kind, count }) => [kind, count]))).toEqual({
    residential: of('养老机构', '长者照护之家'),
    day_care: of('老年日间照护机构'),
    meals: of('助餐服务点'),
    home_care: of('社区养老服务组织'),
    community_hub: of('社区综合为老服务中心'),
    nursing: of('护理站', '护理院'),
  })
})

test('the same file again changes nothing, whatever the order of its rows', async () => {
  const before = await db.provider.findMany({ orderBy: { id: 'asc' } })
  const report = await real('shanghai-eldercare', SHANGHAI)
  const rows = rowsOf(SHANGHAI).length
  expect(countsOf(report)).toEqual({ rows, created: 0, merged: 0, updated: 0, unchanged: rows, refused: 0 })
  expect(await db.provider.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
})

test('nursing homes of a map search join what the registry brought; what is no elder care is refused', async () => {
  const rows = rowsOf(HOMES)
  const report = await real('nursing-homes', HOMES)
  const unlike = rows.filter((row) => row.name_looks_eldercare === '0' || row.name?.includes('儿童福利院'))
  expect(report.refused.map(({ name }) => name).sort()).toEqual(
    unlike.map(({ name = '' }) => name.normalize('NFKC')).sort(),
  )
  expect(report.refused.every(({ line, reason }) => line > 1 && reason !== '')).toBe(true)
  expect(report.created + report.merged + report.refused.length).toBe(rows.length)

  const joined = await db.$queryRaw<{ a: Point; b: Point; address: string; given: string }[]>`
    select a.row as a, b.row as b, s.address_line as address, b.row ->> 'address' as given
    from listing_source a join listing_source b on b.provider_id = a.provider_id
    join site s on s.provider_id = a.provider_id
    where a.profile = 'shanghai-eldercare' and b.profile = 'nursing-homes'`
  expect(joined.length).toBeGreaterThan(0)
  // GCJ-02 here and BD-09 there: unconverted they would be 500 to 1,000 metres apart.
  const apart = joined
    .filter(({ a, b }) => a.lat !== null && b.lat !== null)
    .map(({ a, b }) => metresBetween(a, b))
  expect(Math.max(...apart)).toBeLessThanOrEqual(300)
  // The registry has no addresses: the map search gave them.
  expect(joined.every(({ address, given }) => address === given)).toBe(true)
})
type Point = { lat: number; lng: number }

test('districts are those of the administrative divisions, found in the address where the column is wrong', async () => {
  const sites = await db.site.findMany({
    where: { city: { in: ['常州市', '南京市', '广州市'] } },
    select: { district: true },
  })
  const known = new Set((await db.region.findMany({ where: { level: 3 } })).map(({ name }) => name))
  expect(sites.map(({ district }) => district).filter((name) => name !== '' && !known.has(name))).toEqual([])
})

test('infant care centres come in with places and without the postcode; those closed are refused', async () => {
  const rows = rowsOf(TAIWAN)
  const report = await real('taiwan-infant-care', TAIWAN)
  expect(report.refused.length).toBe(rows.filter((row) => row.is_active === '0').length)
  expect(report.created + report.merged).toBe(rows.filter((row) => row.is_active === '1').length)
  expect(await db.site.count({ where: { province: '台湾省', addressLine: { startsWith: '1' } } })).toBe(0)
  const open = rows.filter((row) => row.is_active === '1')
  const { _sum } = await db.provider.aggregate({ where: { kind: 'nursery' }, _sum: { capacity: true } })
  expect(_sum.capacity).toBe(open.reduce((sum, row) => sum + Number(row.capacity), 0))
  // WGS-84 already: nothing was moved.
  const [first] = open
  const source = await db.listingSource.findFirstOrThrow({ where: { sourceKey: first?.id ?? '' } })
  expect((source.row as Point).lat).toBeCloseTo(Number(first?.lat), 5)
})

test('every listing can be found by what it is called', async () => {
  const [{ without } = { without: -1 }] = await db.$queryRaw<{ without: number }[]>`
    select count(*)::int as without from provider where search_text = ''`
  expect(without).toBe(0)
})
