import { expect, test } from 'vitest'
import { findDistricts, findRegions, regionName, seedRegions } from '../../server/regions/regions.entry.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()

test('the first question brings the divisions in; a second seeding adds nothing', async () => {
  const provinces = await findRegions(db)
  expect(provinces).toHaveLength(31)
  expect(provinces[0]).toEqual({ code: '11', name: '北京市' })
  expect(await db.region.count({ where: { level: 3 } })).toBe(2_978)
  expect(await seedRegions(db)).toBe(0)
})

test('two servers seeding at once do not collide', async () => {
  await db.region.deleteMany()
  await Promise.all([seedRegions(db), seedRegions(db)])
  expect(await db.region.count({ where: { level: 1 } })).toBe(31)
})

test('a municipality has one city of its own name, then its districts', async () => {
  expect(await findRegions(db, '31')).toEqual([{ code: '3101', name: '上海市' }])
  const districts = await findRegions(db, '3101')
  expect(districts).toHaveLength(16)
  expect(districts).toContainEqual({ code: '310115', name: '浦东新区' })
})

test("Chongqing's counties hang under its one city", async () => {
  expect(await findRegions(db, '50')).toEqual([{ code: '5001', name: '重庆市' }])
  expect(await findRegions(db, '5001')).toHaveLength(38)
  expect(await regionName(db, '500229')).toBe('重庆市城口县')
})

test('a province has cities, a district has nothing below, an unknown code neither', async () => {
  expect(await findRegions(db, '32')).toHaveLength(13)
  expect(await findRegions(db, '310115')).toEqual([])
  expect(await findRegions(db, '999999')).toEqual([])
})

test('a whole name starts an address and says nothing twice', async () => {
  expect(await regionName(db, '310115')).toBe('上海市浦东新区')
  expect(await regionName(db, '320102')).toBe('江苏省南京市玄武区')
  expect(await regionName(db, '32')).toBe('江苏省')
  expect(await regionName(db, '999999')).toBeNull()
})

test('districts are found by the names of their cities', async () => {
  const found = await findDistricts(db, ['上海市', '南京市', '没有的市'])
  expect([...found.keys()].sort()).toEqual(['上海市', '南京市'])
  expect(found.get('南京市')?.get('玄武区')).toBe('320102')
})
