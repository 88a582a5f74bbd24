import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../server/platform/root.ts'

/** Marks of Chinese writing outside the catalogues would stand in English as well: `formats` writes them in both. */
test('no screen writes Chinese punctuation itself', () => {
  const app = join(projectRoot(), 'app')
  const screens = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => join(app, file))
  expect(screens.length).toBeGreaterThan(300)
  const found = screens.flatMap((file) =>
    readFileSync(file, 'utf8')
      .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
      .split('\n')
      .filter((line) => /[：；，、。（）「」]/.test(line))
      .map((line) => `${file.split('/').slice(-2).join('/')}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})
