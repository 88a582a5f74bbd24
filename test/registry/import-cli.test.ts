import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../support/database.ts'

// Every call starts a program, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const { db, url } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'import-'))
afterAll(() => rmSync(folder, { recursive: true }))

const root = resolve(import.meta.dirname, '../..')
const fixture = join(import.meta.dirname, 'fixtures/cn_nursing_homes_4cities.csv')

/** Calls the program as `npm run import` does, against this file's own database. */
function run(...args: string[]): Promise<{ code: number | null; out: string; complaint: string }> {
  const program = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'server/registry/import.cli.ts')]
  const child = spawn(process.execPath, [...program, ...args], {
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: folder },
  })
  let out = ''
  let complaint = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    complaint += chunk
  })
  return new Promise((answer) => child.once('close', (code) => answer({ code, out, complaint })))
}

test('a file is imported and the report read, or taken on as JSON', async () => {
  const read = await run(fixture, '--profile', 'nursing-homes')
  expect(read).toMatchObject({ code: 0, complaint: '' })
  expect(read.out).toMatch(/数据行 +6\n +新建 +5\n/)
  expect(read.out).toContain('第 7 行  名称看不出是养老机构  示例阳光之家')
  const { out } = await run(fixture, '--profile', 'nursing-homes', '--json')
  expect(JSON.parse(out)).toMatchObject({ rows: 6, created: 0, unchanged: 5, refused: [{ line: 7 }] })
  expect(await db.provider.count()).toBe(5)
})

test('the wrong file is refused in words, with nothing changed', async () => {
  const runs = await db.importRun.count()
  const wrong = await run(fixture, '--profile', 'shanghai-eldercare')
  expect(wrong.code).toBe(1)
  expect(wrong.complaint).toContain('这个文件没有导入，数据库没有改动。')
  expect(wrong.complaint).toContain('缺少这些列：type、district_from_name、coord_flag。')
  expect((await run(join(folder, 'nothing.csv'), '--profile', 'nursing-homes')).code).toBe(1)
  expect(await db.importRun.count()).toBe(runs)
})

test('a registry of its own comes in with a profile of its own', async () => {
  const profile = join(folder, 'mine.json')
  writeFileSync(
    profile,
    JSON.stringify({
      ...{ name: 'my-town', title: '示例镇', columns: { name: '名称' }, constants: { city: '上海市' } },
      ...{ kinds: { otherwise: 'volunteer' }, crs: 'WGS-84', key: ['名称'] },
    }),
  )
  const file = join(folder, 'mine.csv')
  writeFileSync(file, '名称\n示例互助社\n')
  expect(await run(file, '--profile', profile)).toMatchObject({ code: 0 })
  expect(await db.provider.count({ where: { kind: 'volunteer', name: '示例互助社' } })).toBe(1)
})

test('called wrongly, it says how to call it', async () => {
  const calls = [[], [fixture], [fixture, '--profile', 'no-such'], [fixture, '--colour', 'red']]
  for (const { code, complaint } of await Promise.all(calls.map((args) => run(...args)))) {
    expect(code).toBe(2)
    expect(complaint).toMatch(/nursing-homes/)
  }
})
