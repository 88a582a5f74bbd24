import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { asCalls, spreadByAssign } from '../../scripts/spread-by-assign.mjs'

const root = join(import.meta.dirname, '../..')

/** In what is built a spread is an assignment, and that reads what an accessor gives instead of keeping the accessor. */
function spreadsBesideAccessors(text: string): number {
  let found = 0
  const look = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && node.properties.some(ts.isSpreadAssignment))
      found += node.properties.filter(ts.isAccessor).length
    node.forEachChild(look)
  }
  look(ts.createSourceFile('one.tsx', text, ts.ScriptTarget.Latest))
  return found
}

test('no object has both a spread and an accessor', () => {
  const found = ['server', 'app']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('server/platform/prisma/'))
    .filter((name) => {
      const text = readFileSync(join(root, name), 'utf8')
      return /\b[gs]et [\w$]+\(/.test(text) && spreadsBesideAccessors(text) > 0
    })
  expect(found).toEqual([])
  expect(spreadsBesideAccessors('const one = { ...other, get now() { return 1 } }')).toBe(1)
})

test('what is built by assignment is what a spread would make, line by line', async () => {
  const text = `export const make = (a, b) => [
  { ...a, last: 1 },
  { first: 1, ...a, ...b, ...(b && { only: 2 }) },
  { ...a, x: 3, ...{ x: 4 } },
]
`
  const { code } = await transform(text, { ...asCalls, target: 'node20', format: 'esm' })
  const assigned = spreadByAssign(code)
  expect(assigned.split('\n')).toHaveLength(code.split('\n').length)
  expect(assigned).not.toContain('...')
  const made = (of: string) => import(`data:text/javascript,${encodeURIComponent(of)}`)
  const [plain, built] = await Promise.all([made(text), made(assigned)])
  for (const given of [undefined, null, false, { y: 5, x: undefined }])
    expect(built.make({ x: 1, y: 2 }, given)).toStrictEqual(plain.make({ x: 1, y: 2 }, given))
  expect(() => spreadByAssign('__spreadValues({}, a)')).toThrow('spread-by-assign')
})
