import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { movableClock } from '../support/clock.ts'
import { testDatabase } from '../support/database.ts'
import { calls } from './calls.ts'
import { buildCast } from './cast.ts'
import { procedureNames, tryEverything } from './matrix.ts'

const { db } = await testDatabase()
const clock = movableClock()
const cast = await buildCast(db, clock)

test('every procedure has its line, and nothing else has', () => {
  expect(Object.keys(calls).sort()).toEqual(procedureNames)
})

test('everybody may do what the table says, to what is theirs and to what is not, and no more', async () => {
  clock.set(cast.ours.beforeVisit)
  const expected = readFileSync(join(import.meta.dirname, 'matrix.txt'), 'utf8')
  const [legend = '', table = ''] = expected.split('\n\n')
  expect(legend).toMatch(/^yes /)
  expect(await tryEverything(db, clock, cast)).toBe(table.trimEnd())
}, 600_000)
