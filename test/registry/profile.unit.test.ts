import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadProfile } from '../../server/registry/load-profile.ts'
import { importProfiles } from '../../server/registry/registry.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'profile-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileWith(text: string): string {
  const path = join(folder, 'mine.json')
  writeFileSync(path, text)
  return path
}

const sound = {
  name: 'my-town',
  title: '示例镇',
  columns: { name: '名称', city: '城市' },
  kinds: { otherwise: 'residential' },
  crs: 'WGS-84',
  key: ['编号'],
}

test('built-in profiles are found by name, others by their file', () => {
  for (const name of importProfiles) expect(loadProfile(name).name).toBe(name)
  expect(loadProfile(fileWith(JSON.stringify(sound)))).toMatchObject({ name: 'my-town', refuse: [] })
})

test('a name nobody knows is answered with the names there are', () => {
  expect(() => loadProfile('shanghai')).toThrow(/shanghai-eldercare, nursing-homes, taiwan-infant-care/)
})

test('everything wrong with a file is said at once, by its place', () => {
  const broken = { ...sound, columns: { city: '城市', lat: '纬度' }, crs: 'BD09', key: [], colour: 'red' }
  const tried = () => loadProfile(fileWith(JSON.stringify(broken)))
  expect(tried).toThrow(/crs: .*"WGS-84"/s)
  expect(tried).toThrow(/key: /)
  expect(tried).toThrow(/colour/)
  const half = { ...sound, columns: { city: '城市', lat: '纬度' }, kinds: {} }
  const again = () => loadProfile(fileWith(JSON.stringify(half)))
  expect(again).toThrow(/columns\.name: has to name the column that holds the name/)
  expect(again).toThrow(/columns\.lat: goes together with lng/)
  expect(again).toThrow(/kinds: has to give at least one way/)
  expect(() => loadProfile(fileWith('{'))).toThrow(/is not JSON/)
  expect(() => loadProfile(fileWith(JSON.stringify({ ...sound, name: 'nursing-homes' })))).toThrow(/built in/)
})
