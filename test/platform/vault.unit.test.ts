import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createVault, newKey, readKeyRing } from '../../server/platform/vault.ts'

const ring = (...ids: string[]) => readKeyRing(ids.map((id) => newKey(id)).join(',')) ?? []
const [first] = ring('k1')
if (!first) throw new Error('no key')

test('whatever is sealed is opened again, at its own place and row only', () => {
  const vault = createVault([first])
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
      fc.uuid(),
      fc.uuid(),
      (text, id, other) => {
        fc.pre(id !== other)
        const sealed = vault.seal('visit.report', id, text)
        expect(vault.open('visit.report', id, sealed)).toBe(text)
        expect(() => vault.open('visit.report', other, sealed)).toThrow()
        expect(() => vault.open('order.note', id, sealed)).toThrow()
      },
    ),
  )
})

test('no bit of a sealed text can be changed', () => {
  const vault = createVault([first])
  const sealed = vault.seal('visit.report', 'a', '血压 132/78')
  const at = sealed.lastIndexOf(':') + 1
  const bytes = Buffer.from(sealed.slice(at), 'base64url')
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(() =>
      vault.open('visit.report', 'a', sealed.slice(0, at) + changed.toString('base64url')),
    ).toThrow()
  }
})

test('the newest key seals, older ones still open, and one that is gone is named', () => {
  const old = createVault([first])
  const [second] = ring('k2')
  if (!second) throw new Error('no key')
  const both = createVault([second, first])
  const sealed = old.seal('order.note', 'a', '妈妈怕冷')
  expect(both.open('order.note', 'a', sealed)).toBe('妈妈怕冷')
  expect([both.isCurrent(sealed), both.isCurrent(both.seal('order.note', 'a', 'x'))]).toEqual([false, true])
  expect(() => createVault([second]).open('order.note', 'a', sealed)).toThrow(/k1/)
})

test('the same text is sealed differently each time, and found by its index all the same', () => {
  const vault = createVault([first])
  expect(vault.seal('a.b', 'x', '同一句')).not.toBe(vault.seal('a.b', 'x', '同一句'))
  expect(vault.blindIndex('a.b', '同一句')).toBe(vault.blindIndex('a.b', '同一句'))
  expect(vault.blindIndex('a.b', '同一句')).not.toBe(vault.blindIndex('a.c', '同一句'))
  const [second] = ring('k2')
  if (second)
    expect(createVault([second, first]).blindIndex('a.b', '同一句')).toBe(vault.blindIndex('a.b', '同一句'))
})

test('an empty text stays empty, and what was stored before is given as it is', () => {
  const vault = createVault([first])
  expect([vault.seal('a.b', 'x', ''), vault.open('a.b', 'x', ''), vault.open('a.b', 'x', '老文字')]).toEqual([
    '',
    '',
    '老文字',
  ])
})

test('a ring is whole or none', () => {
  const key = randomBytes(32).toString('base64')
  expect(readKeyRing(`k2:${key}, k1:${key}`)?.map(({ id }) => id)).toEqual(['k2', 'k1'])
  for (const wrong of ['', 'k1', `k1:${key.slice(8)}`, `K-1:${key}`, `k1:${key},k1:${key}`])
    expect(readKeyRing(wrong)).toBeNull()
})
