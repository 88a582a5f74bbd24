import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { importRegistry } from '../../server/registry/import-registry.ts'
import { createCaller } from '../../server/rpc/app-router.ts'
import { testDatabase } from '../support/database.ts'
import { addPerson, testCtx } from '../support/world.ts'
import { countsOf, importer, townFile, townProfile } from './import-world.ts'
import { csv } from './registry-files.ts'

const { db } = await testDatabase()
const { ctx, clock, told, town } = importer(db)

const maple = 'A1,示例枫林养老院,养老院,上海市,徐汇区,枫林示例路1号,021-10000001,80,31.2001,121.4501'
const meals = 'A2,示例枫林助餐点,助餐点,上海市,徐汇区,枫林示例路2号,,,31.2101,121.4601'

beforeEach(async () => {
  // Not truncate: it would reach for the events and the ledger, which refuse.
  await db.listingSource.deleteMany()
  await db.site.deleteMany()
  await db.provider.deleteMany()
  await db.importRun.deleteMany()
  told.length = 0
})

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code: string; params: unknown }) => error,
  )

test('a row becomes an unclaimed listing with its place, source and search text, and the engine is told', async () => {
  const report = await town(maple)
  expect(countsOf(report)).toEqual({ rows: 1, created: 1, updated: 0, unchanged: 0, merged: 0, refused: 0 })
  const provider = await db.provider.findFirstOrThrow({ include: { sites: true, sources: true } })
  expect(provider).toMatchObject({
    kind: 'residential',
    name: '示例枫林养老院',
    state: 'unclaimed',
    phone: '021-10000001',
    capacity: 80,
    example: false,
  })
  expect(provider.sites).toMatchObject([
    { city: '上海市', district: '徐汇区', addressLine: '枫林示例路1号', lat: 31.2001, lng: 121.4501 },
  ])
  expect(provider.sources).toMatchObject([
    { profile: 'town-list', sourceKey: 'A1', importRunId: report.runId },
  ])
  expect(provider.searchText.split('\n')[0]).toBe('示例枫林养老院')
  expect(told).toEqual(['示例枫林养老院'])
})

test('a changed row updates its listing, an unchanged one is left alone, a missing one stays', async () => {
  await town(maple, meals)
  clock.advance(86_400_000)
  const report = await town(maple.replace('养老院,养老院', '颐养院,养老院').replace(',80,', ',95,'))
  expect(countsOf(report)).toEqual({ rows: 1, created: 0, updated: 1, unchanged: 0, merged: 0, refused: 0 })
  const names = (await db.provider.findMany({ orderBy: { name: 'asc' } })).map(({ name, capacity }) => [
    name,
    capacity,
  ])
  expect(names).toEqual([
    ['示例枫林助餐点', null],
    ['示例枫林颐养院', 95],
  ])
  const renamed = await db.provider.findFirstOrThrow({ where: { name: '示例枫林颐养院' } })
  expect(renamed.searchText).toContain('示例枫林颐养院')
  expect(countsOf(await town(maple, meals))).toMatchObject({ updated: 1, unchanged: 1 })
})

test("a provider somebody runs keeps its own profile; only the source's row is brought up to date", async () => {
  await town(maple)
  const { id } = await db.provider.findFirstOrThrow()
  await db.provider.update({ where: { id }, data: { state: 'verified', name: '枫林之家', capacity: 70 } })
  await db.site.updateMany({ where: { providerId: id }, data: { addressLine: '我们自己写的地址' } })
  const report = await town(maple.replace(',80,', ',95,'))
  expect(report).toMatchObject({ updated: 1, remarks: [{ line: 2, name: '示例枫林养老院' }] })
  expect(await db.provider.findUniqueOrThrow({ where: { id } })).toMatchObject({
    name: '枫林之家',
    capacity: 70,
  })
  expect(await db.site.findFirstOrThrow()).toMatchObject({ addressLine: '我们自己写的地址' })
  expect(await db.listingSource.findFirstOrThrow()).toMatchObject({ row: { capacity: 95 } })
})

test('two rows about one place are one provider with two sources; the second fills what the first left out', async () => {
  const report = await town(
    'A1,上海徐汇区示例枫林养老院,养老院,上海市,徐汇区,,,,31.2001,121.4501',
    'A2,示例枫林养老院有限公司,养老院,上海市,,枫林示例路1号,021-10000001,80,31.2011,121.4511',
    'A3,示例枫林养老院,养老院,上海市,徐汇区,,,,31.2201,121.4901',
    'A4,示例枫林养老院,养老院,南京市,,,,,31.2001,121.4501',
  )
  expect(countsOf(report)).toMatchObject({ rows: 4, created: 3, merged: 1 })
  const provider = await db.provider.findFirstOrThrow({
    where: { name: '上海徐汇区示例枫林养老院' },
    include: { sites: true, sources: { orderBy: { sourceKey: 'asc' } } },
  })
  expect(provider).toMatchObject({ phone: '021-10000001', capacity: 80 })
  expect(provider.sites).toMatchObject([{ addressLine: '枫林示例路1号', lat: 31.2001 }])
  expect(provider.sources.map(({ sourceKey }) => sourceKey)).toEqual(['A1', 'A2'])
  expect(countsOf(await town('A5,示例枫林养老院,养老院,上海市,徐汇区,,,,31.2002,121.4502'))).toMatchObject({
    merged: 1,
  })
})

test('an example is never taken for a real place', async () => {
  await db.provider.create({
    data: {
      kind: 'residential',
      name: '示例枫林养老院',
      example: true,
      sites: { create: { city: '上海市', district: '徐汇区' } },
    },
  })
  expect(countsOf(await town(maple))).toMatchObject({ created: 1, merged: 0 })
})

test('bad rows among good ones are refused by line, in words, and stop nothing', async () => {
  const report = await town(
    maple,
    'B1,,养老院,上海市,徐汇区,,,,,',
    'B2,示例缺列养老院,养老院',
    'B3,示例类别奇怪,澡堂,上海市,徐汇区,,,,,',
    'B4,"示例引号没关,养老院,上海市,徐汇区,,,,,',
    ',示例没有编号,养老院,上海市,徐汇区,,,,,',
    'B6,示例没有城市,养老院,,,,,,,',
    meals,
  )
  expect(countsOf(report)).toMatchObject({ rows: 8, created: 2, refused: 6 })
  expect(report.refused).toEqual([
    { line: 3, reason: '没有名称', name: '' },
    { line: 4, reason: '列数不对：表头有 10 列，这一行有 3 列', name: '示例缺列养老院' },
    { line: 5, reason: '类别“澡堂”不认识，应为：养老院、助餐点', name: '示例类别奇怪' },
    { line: 6, reason: '引号没有成对', name: expect.stringContaining('示例引号没关') },
    { line: 7, reason: '没有编号（编号）', name: '示例没有编号' },
    { line: 8, reason: '没有城市', name: '示例没有城市' },
  ])
})

test.each([
  ['an empty file', Buffer.alloc(0), 'registry.file_unreadable'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'registry.file_unreadable'],
  ['only a header', townFile().bytes, 'registry.file_unreadable'],
  ['other columns', csv('name,type', '示例,养老院'), 'registry.wrong_columns'],
  ['prose', csv('这不是一张表', '只是几行字'), 'registry.wrong_columns'],
])('%s changes nothing and is refused as a whole', async (_what, bytes, code) => {
  const error = await refusalOf(importRegistry(ctx, { file: { name: 'x.csv', bytes }, profile: townProfile }))
  expect(error).toMatchObject({ code })
  expect([await db.provider.count(), await db.importRun.count()]).toEqual([0, 0])
})

test('missing columns are named', async () => {
  const file = {
    name: 'x.csv',
    bytes: csv('编号,名称,类别,城市,区县,地址,电话,床位', 'A1,示例,养老院,上海市,,,,'),
  }
  expect(await refusalOf(importRegistry(ctx, { file, profile: townProfile }))).toMatchObject({
    params: { missing: '纬度、经度', doubled: '', found: expect.stringContaining('名称') },
  })
})

test('a failure half-way leaves nothing behind', async () => {
  await town(maple)
  await db.$executeRaw`alter table import_run add constraint no_more check (rows < 2) not valid`
  await expect(town(maple.replace(',80,', ',95,'), meals)).rejects.toThrow()
  await db.$executeRaw`alter table import_run drop constraint no_more`
  expect(await db.provider.findMany()).toMatchObject([{ name: '示例枫林养老院', capacity: 80 }])
  expect(await db.listingSource.findMany()).toMatchObject([{ row: { capacity: 80 } }])
  expect(await db.importRun.count()).toBe(1)
})

test('the same file imported twice at once brings every row once', async () => {
  const reports = await Promise.all([town(maple, meals), town(maple, meals)])
  expect(reports.map(({ created }) => created).sort()).toEqual([0, 2])
  expect(await db.provider.count()).toBe(2)
})

test('an engine that does not answer does not undo an import', async () => {
  const deaf = { ...ctx.ports.search, index: () => Promise.reject(new Error('no route')) }
  const report = await importRegistry(
    { ...ctx, ports: { search: deaf } },
    { file: townFile(maple), profile: townProfile },
  )
  expect(report.created).toBe(1)
})

test('operators see the runs and one report; nobody else does', async () => {
  const report = await town(maple, 'B1,,养老院,上海市,,,,,,')
  const person = await addPerson(db, '陈立', '13800000005')
  const viewer = {
    kind: 'person',
    userId: person.id,
    name: '陈立',
    phone: null,
    families: [],
    providers: [],
    suspended: false,
  } as const
  const operator = createCaller(testCtx(db, clock, { ...viewer, operator: true }))
  expect(await operator.registry.runs()).toMatchObject([
    { id: report.runId, rows: 2, created: 1, refused: 1 },
  ])
  expect(await operator.registry.run({ runId: report.runId })).toEqual(report)
  const asked = await refusalOf(operator.registry.run({ runId: randomUUID() }))
  expect(asked).toMatchObject({ cause: { problem: { code: 'registry.run_not_found' } } })
  const bystander = createCaller(testCtx(db, clock, { ...viewer, operator: false }))
  await expect(bystander.registry.runs()).rejects.toThrow('accounts.operators_only')
})
